import { multiplyToFen, parseDecimal } from '../../../shared/domain/decimal.ts';
import { displayYuan, type Fen, parseYuan } from '../../../shared/domain/money.ts';
import type { ItemRow } from './issue-form.ts';

/** Writes quantity × price into the amount when one of the two was changed; an amount typed afterwards stands. */
export function withProduct(row: ItemRow, changed: Partial<ItemRow>): ItemRow {
  if (changed.quantity === undefined && changed.price === undefined) return row;
  const quantity = parseDecimal(row.quantity);
  const price = parseDecimal(row.price);
  if (quantity === undefined || price === undefined) return row;
  return { ...row, amount: displayYuan(multiplyToFen(quantity, price)) };
}

/** The sum of what can be read so far; what cannot is among the problems anyway. */
export function totalOf(rows: readonly ItemRow[]): Fen {
  return rows.reduce((sum, row) => sum + (parseYuan(row.amount) ?? 0), 0);
}
