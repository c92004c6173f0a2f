import type { CatalogueView } from '../../../shared/contract/catalogue.ts';
export type FeeItemView = CatalogueView['items'][number];
export interface ItemSearch {
    /** From `3*gz`: the quantity that goes with the pick. */
    readonly quantity: string | undefined;
    readonly text: string;
}
export declare function parseSearch(typed: string): ItemSearch;
/**
 * The items of a kind that fit, best first: exact mnemonic, code prefix, mnemonic prefix, part of the name or
 * mnemonic. Within a rank the catalogue's order holds, so nothing moves under the finger.
 */
export declare function rankItems(items: readonly FeeItemView[], text: string, { kind, limit }: {
    readonly kind: string;
    readonly limit: number;
}): readonly FeeItemView[];
