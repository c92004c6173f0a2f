import type { ReadDb, WriteDb } from '../open.ts';

export interface DayTotal {
  readonly day: string;
  readonly kind: string;
  readonly red: boolean;
  readonly count: number;
  readonly amountFen: number;
}

/** Kept, not counted: one row per day, kind and colour, written in the transaction of each issue. */
export interface DayTotals {
  add(total: Omit<DayTotal, 'count'>): void;
}

export function createDayTotals(db: WriteDb): DayTotals {
  const add = db.prepare(
    'INSERT INTO day_totals (day, kind, red, count, amount_fen) VALUES (?, ?, ?, 1, ?) ' +
      'ON CONFLICT (day, kind, red) DO UPDATE SET count = count + 1, amount_fen = amount_fen + excluded.amount_fen',
  );
  return { add: ({ day, kind, red, amountFen }) => void add.run(day, kind, red ? 1 : 0, amountFen) };
}

export function readDayTotals(db: ReadDb): readonly DayTotal[] {
  return db
    .prepare<[], Omit<DayTotal, 'red'> & { readonly red: number }>(
      'SELECT day, kind, red, count, amount_fen AS amountFen FROM day_totals ORDER BY day, kind, red',
    )
    .all()
    .map(row => ({ ...row, red: row.red === 1 }));
}
