import { useState } from 'react';
import type { FeeItemView } from './item-index.ts';
import type { ItemUsage } from './unusual-amounts.ts';

const keys = 9;

/**
 * The items of a kind that were used most, for Ctrl+1 to Ctrl+9. A key keeps its item while the window is open; items
 * that come into use take the keys that are free.
 */
export function useFavourites(
  items: readonly FeeItemView[],
  kind: string,
  usage: ItemUsage,
): readonly FeeItemView[] {
  const [kept, setKept] = useState<Readonly<Record<string, readonly string[]>>>({});
  const known = new Map(items.filter(item => item.kinds.includes(kind)).map(item => [item.code, item]));
  const before = kept[kind] ?? [];
  const fresh = usage
    .map(({ itemCode }) => itemCode)
    .filter(code => known.has(code) && !before.includes(code));
  const now = [...before, ...fresh].slice(0, keys);
  if (now.length > before.length) setKept({ ...kept, [kind]: now });
  return now.flatMap(code => known.get(code) ?? []);
}
