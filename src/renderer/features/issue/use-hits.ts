import { type KeyboardEvent, useEffect, useState } from 'react';
import { useAnnounce } from '../../components/announcer.tsx';
import { isComposing, keyName } from '../../components/key-name.ts';
import { issueTexts } from '../../texts/issue.ts';
import { type FeeItemView, parseSearch, rankItems } from './rank-items.ts';

export interface HitsOptions {
  readonly text: string;
  /** The text is the name of an item that was picked, not a search. */
  readonly picked: boolean;
  readonly items: readonly FeeItemView[];
  readonly kind: string;
  readonly onPick: (item: FeeItemView, quantity: string | undefined) => void;
}

/** The list under an item box: whether it is open, what is in it, which hit Enter would take. */
export function useHits({ text, picked, items, kind, onPick }: HitsOptions) {
  const announce = useAnnounce();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const search = parseSearch(text);
  const hits = open && !picked ? rankItems(items, search.text, { kind, limit: 8 }) : [];
  const shown = open && !picked && (search.text !== '' || hits.length > 0);
  const current = hits[Math.min(active, hits.length - 1)];

  useEffect(() => {
    if (shown) announce(issueTexts.hits(hits.length));
  }, [shown, hits.length, announce]);

  const pick = (item: FeeItemView) => {
    setOpen(false);
    onPick(item, search.quantity);
  };
  const move = (by: number) => setActive(Math.max(0, Math.min(active + by, hits.length - 1)));
  const takes: Readonly<Record<string, (() => void) | undefined>> = {
    ArrowDown: shown ? () => move(1) : () => setOpen(true),
    ArrowUp: shown ? () => move(-1) : () => setOpen(true),
    Escape: shown ? () => setOpen(false) : undefined,
    Enter: shown && current !== undefined && search.text !== '' ? () => pick(current) : undefined,
    Tab: shown && current !== undefined && search.text !== '' ? () => pick(current) : undefined,
  };
  return {
    hits,
    shown,
    current,
    pick,
    search() {
      setOpen(true);
      setActive(0);
    },
    close: () => setOpen(false),
    onKey(event: KeyboardEvent<HTMLInputElement>) {
      const take = isComposing(event.nativeEvent) ? undefined : takes[keyName(event.nativeEvent)];
      if (take === undefined) return;
      event.preventDefault();
      take();
    },
  };
}
