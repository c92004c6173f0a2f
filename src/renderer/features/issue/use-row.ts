import type { KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { isComposing, keyName } from '../../components/key-name.ts';
import { issueTexts } from '../../texts/issue.ts';
import { itemControl } from './draft-of-form.ts';
import type { FormView } from './form-view.ts';
import { type ItemRow, isBlankRow } from './issue-form.ts';
import type { FeeItemView } from './rank-items.ts';

export interface RowOptions {
  readonly view: FormView;
  readonly row: ItemRow;
  readonly index: number;
  /** Goes to the next row, making it where there is none. */
  readonly onDone: () => void;
  readonly onRemove: () => void;
}

/** What the cells of one row have in common, and the keys that work in all of them. */
export function useRow({ view, row, index, onDone, onRemove }: RowOptions) {
  const change = (patch: Partial<ItemRow>) => view.dispatch({ type: 'rowChanged', key: row.key, patch });
  const idOf = (field: keyof ItemRow) => view.idOf(itemControl(row, field));
  return {
    change,
    cell(field: keyof ItemRow, label: string) {
      const control = itemControl(row, field);
      return {
        id: idOf(field),
        label: `${issueTexts.row(index)} ${label}`,
        labelHidden: true,
        error: view.errorOf(control),
        value: row[field],
        onChange: (value: string) => change({ [field]: value }),
        onLeave: () => view.dispatch({ type: 'controlLeft', control }),
      };
    },
    pick(item: FeeItemView, quantity: string | undefined) {
      // Written before the focus moves there, so that the next key replaces it.
      flushSync(() => change(picked(item, quantity)));
      view.focus(itemControl(row, item.price === undefined ? 'amount' : 'quantity'));
    },
    onKeyDown(event: KeyboardEvent<HTMLTableRowElement>) {
      if (event.defaultPrevented || isComposing(event.nativeEvent)) return;
      const name = keyName(event.nativeEvent);
      const inAmount = event.target instanceof Element && event.target.id === idOf('amount');
      const done = event.code === 'NumpadAdd' || (name === 'Enter' && inAmount);
      const act = done
        ? onDone
        : name === 'Enter' && isBlankRow(row)
          ? () => view.focus('remark')
          : name === 'Ctrl+Delete'
            ? onRemove
            : undefined;
      if (act === undefined) return;
      event.preventDefault();
      act();
    },
  };
}

function picked(item: FeeItemView, quantity: string | undefined): Partial<ItemRow> {
  return {
    itemCode: item.code,
    itemText: item.name,
    unit: item.unit ?? '',
    price: item.price ?? '',
    quantity: quantity ?? (item.price === undefined ? '' : '1'),
  };
}
