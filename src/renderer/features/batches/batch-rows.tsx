import { type RefObject, useId } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { countText } from '../../components/figures.ts';
import { useRovingRows } from '../../components/roving-rows.ts';
import { batchRowTexts as texts } from '../../texts/batches.ts';
import { BatchRow } from './batch-row.tsx';
import { type RowFilter, useBatchRows } from './use-batch-rows.ts';

export interface BatchRowsProps {
  readonly id: string;
  readonly filter: RowFilter;
  readonly onFilter: (filter: RowFilter) => void;
  readonly list: RefObject<HTMLTableElement | null>;
}

const filters = ['failed', 'all', 'ready', 'issued'] as const satisfies readonly RowFilter[];

/** The rows of the file; ↓ on the last one brings the next page. */
export function BatchRows({ id, filter, onFilter, list }: BatchRowsProps) {
  const { rows, error, pending, more } = useBatchRows(id, filter);
  const { tabIndexOf, around } = useRovingRows(rows.length, more);
  const group = useId();
  return (
    <section className="batch-rows" aria-label={texts.list}>
      <fieldset className="batch-filter">
        <legend className="visually-hidden">{texts.show}</legend>
        {filters.map(name => (
          <label key={name}>
            <input type="radio" name={group} checked={filter === name} onChange={() => onFilter(name)} />
            {texts.filters[name]}
          </label>
        ))}
        <span className="quiet keys">{texts.keys}</span>
      </fieldset>
      {error === null ? null : <FailurePanel error={error} />}
      {rows.length === 0 ? (
        pending ? null : (
          <p className="batch-empty">{texts.empty[filter]}</p>
        )
      ) : (
        <div className="batch-scroll">
          <table ref={list} className="list-table" aria-label={texts.list}>
            <thead>
              <tr>
                <th scope="col" className="right">
                  {texts.lines}
                </th>
                <th scope="col">{texts.businessNumber}</th>
                <th scope="col">{texts.payer}</th>
                <th scope="col" className="right">
                  {texts.amount}
                </th>
                <th scope="col">{texts.status}</th>
                <th scope="col">{texts.outcome}</th>
              </tr>
            </thead>
            <tbody {...around}>
              {rows.map((row, index) => (
                <BatchRow key={row.position} row={row} tabIndex={tabIndexOf(index)} />
              ))}
            </tbody>
          </table>
          {more === undefined ? null : (
            <p className="batch-more">
              <ActionButton label={texts.more} onPress={more} />
              <span className="quiet">{texts.shown(countText(rows.length))}</span>
            </p>
          )}
        </div>
      )}
    </section>
  );
}
