import { type KeyboardEvent, useEffect, useState } from 'react';
import { useAnnounce } from '../../components/announcer.tsx';
import { isComposing, keyName } from '../../components/key-name.ts';
import { issueTexts } from '../../texts/issue.ts';
import { type FeeItemView, parseSearch } from './item-index.ts';

/** The hits for what was typed, best first. */
export type FindItems = (text: string) => readonly FeeItemView[];

export interface HitsOptions {
  readonly text: string;
  /** The text is the name of an item that was picked, not a search. */
  readonly picked: boolean;
  readonly find: FindItems;
  readonly onPick: (item: FeeItemView, quantity: string | undefined) => void;
}

interface OpenList {
  readonly hits: readonly FeeItemView[];
  readonly active: number;
}

/**
 * The list under an item box. It is made by the key that was pressed and stays as it is until the next one, whatever
 * is counted or loaded meanwhile: nothing moves between seeing and Enter.
 */
export function useHits({ text, picked, find, onPick }: HitsOptions) {
  const announce = useAnnounce();
  const [list, setList] = useState<OpenList>();
  const search = parseSearch(text);
  const hits = list === undefined || picked ? [] : list.hits;
  const shown = list !== undefined && !picked && (search.text !== '' || hits.length > 0);
  const current = hits[Math.min(list?.active ?? 0, hits.length - 1)];

  useEffect(() => {
    if (shown) announce(issueTexts.hits(hits.length));
  }, [shown, hits.length, announce]);

  const openFor = (typed: string) => setList({ hits: find(parseSearch(typed).text), active: 0 });
  const close = () => setList(undefined);
  const pick = (item: FeeItemView) => {
    close();
    onPick(item, search.quantity);
  };
  const move = (by: number) =>
    setList(before => before && { ...before, active: clamp(before.active + by, before.hits.length - 1) });
  const take = shown && current !== undefined && search.text !== '' ? () => pick(current) : undefined;
  const takes: Readonly<Record<string, (() => void) | undefined>> = {
    ArrowDown: shown ? () => move(1) : () => openFor(text),
    ArrowUp: shown ? () => move(-1) : () => openFor(text),
    Escape: shown ? close : undefined,
    Enter: take,
    Tab: take,
  };
  return {
    hits,
    shown,
    current,
    pick,
    close,
    openFor,
    onKey(event: KeyboardEvent<HTMLInputElement>) {
      if (isComposing(event.nativeEvent)) return;
      // The row goes on to the next one with the same key.
      if (event.code === 'NumpadAdd') return take?.();
      const act = takes[keyName(event.nativeEvent)];
      if (act === undefined) return;
      event.preventDefault();
      act();
    },
  };
}

function clamp(index: number, last: number): number {
  return Math.max(0, Math.min(index, last));
}
