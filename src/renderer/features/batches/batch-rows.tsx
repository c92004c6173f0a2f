import { useEffect, useId, useRef, useState } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import { countText } from '../../components/figures.ts';
import { Reading } from '../../components/reading.tsx';
import { focusFirstRow, useRovingRows } from '../../components/roving-rows.ts';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { batchRowTexts as texts } from '../../texts/batches.ts';
import { BatchRow } from './batch-row.tsx';
import { type RowFilter, useBatchRows } from './use-batch-rows.ts';

export interface BatchRowsProps {
  readonly id: string;
  readonly failed: number;
}

const filters = ['failed', 'all', 'ready', 'issued'] as const satisfies readonly RowFilter[];

/** The rows of the file; Ctrl+F goes among those with problems and back, ↓ on the last one brings the next page. */
export function BatchRows({ id, failed }: BatchRowsProps) {
  const [chosen, setFilter] = useState<RowFilter>();
  const filter = chosen ?? (failed > 0 ? 'failed' : 'all');
  const { rows, read, settled, more } = useBatchRows(id, filter);
  const { tabIndexOf, around } = useRovingRows(rows.length, more);
  const list = useRef<HTMLTableElement>(null);
  const goesIn = useRef(false);
  useShortcuts({
    'Ctrl+F': () => {
      goesIn.current = true;
      setFilter(filter === 'failed' ? 'all' : 'failed');
    },
  });
  // Not before the rows of the new filter are there: those of the old one take the focus with them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: filter is what brings other rows
  useEffect(() => {
    if (!settled || !goesIn.current) return;
    goesIn.current = false;
    focusFirstRow(list.current);
  }, [settled, filter]);
  const group = useId();
  return (
    <section className="batch-rows" aria-label={texts.list}>
      <fieldset className="batch-filter">
        <legend className="visually-hidden">{texts.show}</legend>
        {filters.map(name => (
          <label key={name}>
            <input type="radio" name={group} checked={filter === name} onChange={() => setFilter(name)} />
            {texts.filters[name]}
          </label>
        ))}
        <span className="quiet keys">{texts.keys}</span>
      </fieldset>
      <Reading of={read} />
      {rows.length === 0 ? (
        read.data === undefined ? null : (
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
