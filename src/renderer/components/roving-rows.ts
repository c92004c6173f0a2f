import { type FocusEvent, type KeyboardEvent, useState } from 'react';
import { keyName } from './key-name.ts';

export interface RovingRows {
  tabIndexOf(index: number): 0 | -1;
  /** For the element around the rows. */
  readonly around: {
    onKeyDown(event: KeyboardEvent<HTMLElement>): void;
    onFocus(event: FocusEvent<HTMLElement>): void;
  };
}

/**
 * A list that is one tab stop: the arrow keys move among the elements marked `data-row`, in the order of the page.
 * `onPastEnd` is asked for more when ↓ is pressed on the last one.
 */
export function useRovingRows(count: number, onPastEnd?: () => void): RovingRows {
  const [current, setCurrent] = useState(0);
  const stop = Math.min(current, count - 1);
  return {
    tabIndexOf: index => (index === stop ? 0 : -1),
    around: {
      onKeyDown(event) {
        const rows = rowsIn(event.currentTarget);
        const from =
          event.target instanceof Element ? rows.findIndex(row => row.contains(event.target as Element)) : -1;
        const target = moves[keyName(event.nativeEvent)]?.(from, rows.length - 1);
        if (target === undefined || from < 0) return;
        event.preventDefault();
        if (target === from && keyName(event.nativeEvent) === 'ArrowDown') onPastEnd?.();
        rows[target]?.focus();
      },
      onFocus(event) {
        const index = rowsIn(event.currentTarget).indexOf(event.target);
        if (index >= 0) setCurrent(index);
      },
    },
  };
}

export function focusFirstRow(list: HTMLElement | null): void {
  if (list !== null) rowsIn(list)[0]?.focus();
}

function rowsIn(list: HTMLElement): readonly HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[data-row]')];
}

type Move = (from: number, last: number) => number;

const moves: Readonly<Record<string, Move>> = {
  ArrowDown: (from, last) => Math.min(from + 1, last),
  ArrowUp: from => Math.max(from - 1, 0),
  PageDown: (from, last) => Math.min(from + 10, last),
  PageUp: from => Math.max(from - 10, 0),
  Home: () => 0,
  End: (_from, last) => last,
};
