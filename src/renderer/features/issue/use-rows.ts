import { flushSync } from 'react-dom';
import { itemControl } from './draft-of-form.ts';
import type { FormView } from './form-view.ts';
import { blankRow, isBlankRow } from './issue-form.ts';
import type { FeeItemView } from './item-index.ts';
import { pickedItem, unknownCell } from './picked-item.ts';

export interface Rows {
  add(): void;
  /** To the row after this one, made where there is none. */
  goAfter(index: number): void;
  remove(index: number): void;
  /** A favourite: into the last row if nothing stands there, else into a new one. */
  take(item: FeeItemView): void;
  /** To the item box of the last row. */
  focusLast(): void;
}

/** What is done to rows as a whole. Each is on the screen before the focus goes there. */
export function useRows(view: FormView): Rows {
  const { rows } = view.form;

  function open() {
    const row = blankRow();
    flushSync(() => view.dispatch({ type: 'rowAdded', row }));
    return row;
  }

  const add = () => view.focus(itemControl(open(), 'itemCode'));
  return {
    add,
    focusLast: () => view.focus(itemControl(rows.at(-1), 'itemCode')),
    goAfter(index) {
      const next = rows[index + 1];
      if (next === undefined) add();
      else view.focus(itemControl(next, 'itemCode'));
    },
    remove(index) {
      const key = rows[index]?.key ?? '';
      const instead = blankRow();
      flushSync(() => view.dispatch({ type: 'rowRemoved', key, instead }));
      view.focus(itemControl(rows[index + 1] ?? rows[index - 1] ?? instead, 'itemCode'));
    },
    take(item) {
      const last = rows.at(-1);
      const row = last !== undefined && isBlankRow(last) ? last : open();
      flushSync(() =>
        view.dispatch({ type: 'rowChanged', key: row.key, patch: pickedItem(item, undefined) }),
      );
      view.focus(itemControl(row, unknownCell(item, undefined)));
    },
  };
}
