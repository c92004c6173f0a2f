import type { CatalogueView } from '../../../shared/contract/catalogue.ts';

export type FeeItemView = CatalogueView['items'][number];

export interface ItemSearch {
  /** From `3*gz`: the quantity that goes with the pick. */
  readonly quantity: string | undefined;
  readonly text: string;
}

export function parseSearch(typed: string): ItemSearch {
  const match = /^\s*(\d+(?:\.\d+)?)\s*[*×＊](.*)$/u.exec(typed.normalize('NFKC'));
  return { quantity: match?.[1], text: (match?.[2] ?? typed).trim() };
}

/**
 * The items of a kind that fit, best first: exact mnemonic, code prefix, mnemonic prefix, part of the name or
 * mnemonic. Within a rank the catalogue's order holds, so nothing moves under the finger.
 */
export function rankItems(
  items: readonly FeeItemView[],
  text: string,
  { kind, limit }: { readonly kind: string; readonly limit: number },
): readonly FeeItemView[] {
  const wanted = text.normalize('NFKC').toLowerCase();
  return items
    .filter(item => item.kinds.includes(kind))
    .map(item => ({ item, rank: wanted === '' ? 0 : rankOf(item, wanted) }))
    .filter(({ rank }) => rank < noMatch)
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ item }) => item);
}

const noMatch = 5;

function rankOf(item: FeeItemView, wanted: string): number {
  const mnemonic = item.mnemonic?.toLowerCase() ?? '';
  if (mnemonic === wanted || item.code === wanted) return 0;
  if (item.code.startsWith(wanted)) return 1;
  if (mnemonic.startsWith(wanted)) return 2;
  if (item.name.toLowerCase().includes(wanted)) return 3;
  return mnemonic.includes(wanted) ? 4 : noMatch;
}
