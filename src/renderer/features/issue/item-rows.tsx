import { capitals } from '../../../shared/domain/capitals.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { yuan } from '../../components/figures.ts';
import { issueTexts } from '../../texts/issue.ts';
import type { FormView } from './form-view.ts';
import { ItemRow } from './item-row.tsx';
import type { UnusualAmount } from './unusual-amounts.ts';
import type { FindItems } from './use-hits.ts';
import type { Rows } from './use-rows.ts';

export interface ItemRowsProps {
  readonly view: FormView;
  readonly rows: Rows;
  readonly find: FindItems;
  /** Amounts that wait for a second F2. */
  readonly asked: readonly UnusualAmount[];
}

export function ItemRows({ view, rows, find, asked }: ItemRowsProps) {
  return (
    <section className="items" aria-label={issueTexts.items}>
      <table>
        <thead>
          <tr>
            <th scope="col">{issueTexts.item}</th>
            <th scope="col">{issueTexts.unit}</th>
            <th scope="col" className="right">
              {issueTexts.quantity}
            </th>
            <th scope="col" className="right">
              {issueTexts.price}
            </th>
            <th scope="col" className="right">
              {issueTexts.amountColumn}
            </th>
            <th scope="col">{issueTexts.itemRemark}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {view.form.rows.map((row, index) => (
            <ItemRow
              key={row.key}
              {...{ view, row, index, find }}
              doubt={doubtOf(asked.find(({ rowKey }) => rowKey === row.key))}
              onDone={() => rows.goAfter(index)}
              onRemove={() => rows.remove(index)}
            />
          ))}
        </tbody>
      </table>
      <ActionButton label={issueTexts.addRow} onPress={rows.add} />
    </section>
  );
}

function doubtOf(amount: UnusualAmount | undefined): string | undefined {
  return amount && issueTexts.unusual(capitals(amount.amountFen), yuan(amount.highestFen));
}
