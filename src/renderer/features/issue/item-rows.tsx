import { ActionButton } from '../../components/action-button.tsx';
import { issueTexts } from '../../texts/issue.ts';
import { itemControl } from './draft-of-form.ts';
import type { FormView } from './form-view.ts';
import { blankRow } from './issue-form.ts';
import { ItemRow } from './item-row.tsx';
import type { FeeItemView } from './rank-items.ts';

export interface ItemRowsProps {
  readonly view: FormView;
  readonly items: readonly FeeItemView[];
  readonly kind: string;
}

export function ItemRows({ view, items, kind }: ItemRowsProps) {
  const { rows } = view.form;
  const addRow = () => {
    const row = blankRow();
    view.dispatch({ type: 'rowAdded', row });
    // The row is on the screen after this event.
    requestAnimationFrame(() => view.focus(itemControl(row, 'itemCode')));
  };
  const goAfter = (index: number) => {
    const next = rows[index + 1];
    if (next === undefined) addRow();
    else view.focus(itemControl(next, 'itemCode'));
  };
  const remove = (index: number) => {
    const key = rows[index]?.key ?? '';
    const instead = blankRow();
    view.dispatch({ type: 'rowRemoved', key, instead });
    const neighbour = rows[index + 1] ?? rows[index - 1] ?? instead;
    requestAnimationFrame(() => view.focus(itemControl(neighbour, 'itemCode')));
  };
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
          {rows.map((row, index) => (
            <ItemRow
              key={row.key}
              {...{ view, row, index, items, kind }}
              onDone={() => goAfter(index)}
              onRemove={() => remove(index)}
            />
          ))}
        </tbody>
      </table>
      <ActionButton label={issueTexts.addRow} onPress={addRow} />
    </section>
  );
}
