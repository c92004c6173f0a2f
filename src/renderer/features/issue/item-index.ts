import type { CatalogueView } from '../../../shared/contract/catalogue.ts';

export type FeeItemView = CatalogueView['items'][number];

/** The initials that a character may begin with when it is spoken: `cz` for 长. */
export type InitialsOf = (character: string) => string;

/** An item with what a search is compared to, written once for a catalogue. */
export interface IndexedItem {
  readonly item: FeeItemView;
  readonly mnemonic: string;
  readonly name: string;
  /** For each letter, digit and character of the name, what may be typed for it. */
  readonly initials: readonly string[];
}

export interface ItemSearch {
  /** From `3*gz`: the quantity that goes with the pick. */
  readonly quantity: string | undefined;
  readonly text: string;
}

export interface RankOptions {
  readonly kind: string;
  readonly limit: number;
  /** How often each item was used of late; decides between equals. */
  readonly uses: ReadonlyMap<string, number>;
}

export function parseSearch(typed: string): ItemSearch {
  const match = /^\s*(\d+(?:\.\d+)?)\s*[*×＊](.*)$/u.exec(typed.normalize('NFKC'));
  return { quantity: match?.[1], text: (match?.[2] ?? typed).trim() };
}

/** Without `initialsOf` only mnemonics, codes and names are found. */
export function indexItems(items: readonly FeeItemView[], initialsOf?: InitialsOf): readonly IndexedItem[] {
  return items.map(item => {
    const name = plain(item.name);
    const spoken = initialsOf === undefined ? [] : [...name].filter(letter => /[\p{L}\p{N}]/u.test(letter));
    return {
      item,
      name,
      mnemonic: plain(item.mnemonic ?? ''),
      initials: spoken.map(letter => initialsOf?.(letter) ?? ''),
    };
  });
}

/**
 * The items of a kind that fit, best first: exact mnemonic or code, code prefix, initials from the beginning, part of
 * the name, initials further in. Between equals the more used one, then the catalogue's order.
 */
export function rankItems(
  index: readonly IndexedItem[],
  text: string,
  { kind, limit, uses }: RankOptions,
): readonly FeeItemView[] {
  const wanted = plain(text);
  const usesOf = ({ item }: IndexedItem) => uses.get(item.code) ?? 0;
  return index
    .filter(({ item }) => item.kinds.includes(kind))
    .map(entry => ({ entry, rank: wanted === '' ? 0 : rankOf(entry, wanted) }))
    .filter(({ rank }) => rank < noMatch)
    .toSorted((a, b) => a.rank - b.rank || usesOf(b.entry) - usesOf(a.entry))
    .slice(0, limit)
    .map(({ entry }) => entry.item);
}

const noMatch = 5;

function rankOf({ item, mnemonic, name, initials }: IndexedItem, wanted: string): number {
  if (mnemonic === wanted || item.code === wanted) return 0;
  if (item.code.startsWith(wanted)) return 1;
  if (mnemonic.startsWith(wanted) || saysAt(initials, wanted, 0)) return 2;
  if (name.includes(wanted)) return 3;
  const further = initials.some((_, from) => saysAt(initials, wanted, from));
  return further || mnemonic.includes(wanted) ? 4 : noMatch;
}

function saysAt(initials: readonly string[], wanted: string, from: number): boolean {
  return [...wanted].every((letter, index) => initials[from + index]?.includes(letter) ?? false);
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
