import type { StatementBytes } from '../../../shared/proof/statement.ts';
import type { ReadDb, WriteDb } from '../open.ts';
import { createStatements } from './statements.ts';

export interface StoredHead {
  readonly epoch: number;
  readonly seq: number;
  /** Signed time, ISO 8601 +08:00. */
  readonly time: string;
  readonly hash: Uint8Array;
}

export interface HeadsReader {
  /** The latest countersigned head of an epoch. */
  last(epoch: number): StoredHead | undefined;
}

export interface Heads extends HeadsReader {
  /** Keeps a head; the same seq countersigned again takes the place of the older time. */
  keep(head: StoredHead, statement: StatementBytes): void;
}

export function createHeadsReader(db: ReadDb): HeadsReader {
  const last = db.prepare<[number], StoredHead>(
    'SELECT epoch, seq, time, hash FROM heads WHERE epoch = ? ORDER BY seq DESC LIMIT 1',
  );
  return { last: epoch => last.get(epoch) };
}

export function createHeads(db: WriteDb): Heads {
  const saveStatement = createStatements(db);
  const replaced = db
    .prepare<[number, number], number>('SELECT statement_id FROM heads WHERE epoch = ? AND seq = ?')
    .pluck();
  const keep = db.prepare(
    'INSERT INTO heads (epoch, seq, time, hash, statement_id) VALUES (?, ?, ?, ?, ?) ' +
      'ON CONFLICT (epoch, seq) DO UPDATE SET time = excluded.time, statement_id = excluded.statement_id',
  );
  const drop = db.prepare('DELETE FROM statements WHERE id = ?');
  return {
    ...createHeadsReader(db),
    keep(head, statement) {
      const old = replaced.get(head.epoch, head.seq);
      keep.run(head.epoch, head.seq, head.time, head.hash, saveStatement(statement));
      if (old !== undefined) drop.run(old);
    },
  };
}
