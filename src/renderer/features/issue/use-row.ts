import type { KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { isComposing, keyName } from '../../components/key-name.ts';
import { issueTexts } from '../../texts/issue.ts';
import { itemControl } from './draft-of-form.ts';
import type { FormView } from './form-view.ts';
import { type ItemRow, isBlankRow } from './issue-form.ts';
import type { FeeItemView } from './item-index.ts';
import { pickedItem, unknownCell } from './picked-item.ts';

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

  function actOf({ nativeEvent, target }: KeyboardEvent<HTMLTableRowElement>): (() => void) | undefined {
    const name = keyName(nativeEvent);
    const box = target instanceof HTMLInputElement ? target : undefined;
    if (nativeEvent.code === 'NumpadAdd') return onDone;
    if (name === 'Ctrl+Delete') return onRemove;
    if (name === 'Delete' && box !== undefined && hasNothingToDelete(box, row)) return onRemove;
    if (name !== 'Enter') return undefined;
    if (box?.id === idOf('amount')) return onDone;
    return isBlankRow(row) ? () => view.focus('remark') : undefined;
  }

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
      const picked = pickedItem(item, quantity);
      // Written before the focus moves there, so that the next key replaces it.
      flushSync(() => change(picked));
      view.focus(itemControl(row, unknownCell(item, quantity)));
    },
    onKeyDown(event: KeyboardEvent<HTMLTableRowElement>) {
      if (event.defaultPrevented || isComposing(event.nativeEvent)) return;
      const act = actOf(event);
      if (act === undefined) return;
      event.preventDefault();
      // A key held down makes one row, not a hundred.
      if (!event.repeat) act();
    },
  };
}

/** Del takes the row away where it has nothing else to do: behind the last character, or on a picked item. */
function hasNothingToDelete(box: HTMLInputElement, row: ItemRow): boolean {
  const { selectionStart, selectionEnd, value } = box;
  if (box.getAttribute('role') === 'combobox' && row.itemCode !== '')
    return selectionStart === 0 && selectionEnd === value.length;
  return selectionStart === value.length && selectionEnd === value.length;
}
