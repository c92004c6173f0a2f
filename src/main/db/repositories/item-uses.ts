import type { ReadDb, WriteDb } from '../open.ts';

export interface ItemUse {
  readonly itemCode: string;
  readonly uses: number;
  readonly highestFen: number;
}

/** How often each item is charged a day, and its highest amount: for ranking and for noticing a slip of the finger. */
export interface ItemUses {
  add(itemCode: string, day: string, amountFen: number): void;
}

export function createItemUses(db: WriteDb): ItemUses {
  const add = db.prepare(
    'INSERT INTO item_uses VALUES (?, ?, 1, ?) ON CONFLICT (item_code, day) DO UPDATE SET uses = uses + 1, ' +
      'highest_fen = max(highest_fen, excluded.highest_fen)',
  );
  return { add: (itemCode, day, amountFen) => void add.run(itemCode, day, amountFen) };
}

/** Since a Beijing day, most used first. */
export function readItemUses(db: ReadDb, since: string): readonly ItemUse[] {
  return db
    .prepare<[string], ItemUse>(
      'SELECT item_code AS itemCode, sum(uses) AS uses, max(highest_fen) AS highestFen FROM item_uses ' +
        'WHERE day >= ? GROUP BY item_code ORDER BY uses DESC, item_code',
    )
    .all(since);
}
