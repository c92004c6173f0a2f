import { type Fen } from '../../../shared/domain/money.ts';
import type { ItemRow } from './issue-form.ts';
/** Writes quantity × price into the amount when one of the two was changed; an amount typed afterwards stands. */
export declare function withProduct(row: ItemRow, changed: Partial<ItemRow>): ItemRow;
/** The sum of what can be read so far; what cannot is among the problems anyway. */
export declare function totalOf(rows: readonly ItemRow[]): Fen;
