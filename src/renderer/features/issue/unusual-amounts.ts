import type { OutputOf } from '../../../shared/contract/index.ts';
import { type Fen, parseYuan } from '../../../shared/domain/money.ts';
import type { ItemRow } from './issue-form.ts';

export type ItemUsage = OutputOf<'catalogue.usage'>;

/** An amount that is more than ten times the highest of its item in the last 30 days. */
export interface UnusualAmount {
  readonly rowKey: string;
  readonly amountFen: Fen;
  readonly highestFen: Fen;
}

const times = 10;

export function unusualAmounts(rows: readonly ItemRow[], usage: ItemUsage): readonly UnusualAmount[] {
  return rows.flatMap(row => {
    const highestFen = usage.find(({ itemCode }) => itemCode === row.itemCode)?.highestFen ?? 0;
    const amountFen = parseYuan(row.amount) ?? 0;
    return highestFen > 0 && amountFen > times * highestFen
      ? [{ rowKey: row.key, amountFen, highestFen }]
      : [];
  });
}
