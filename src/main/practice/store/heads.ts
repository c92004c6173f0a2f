import type { WriteDb } from '../../db/open.ts';
import type { StatementBytes } from '../authority/statements.ts';

/** 账头: how far the platform has seen one journal; the statement is the latest one it countersigned. */
export interface StoredHead extends StatementBytes {
  readonly epoch: number;
  readonly seq: number;
  readonly hash: Uint8Array;
}

export interface Heads {
  find(terminalId: string): StoredHead | undefined;
  put(terminalId: string, head: StoredHead): void;
}

export function createHeads(db: WriteDb): Heads {
  const find = db.prepare<[string], StoredHead>(
    'SELECT epoch, seq, hash, payload, signature, certificate FROM platform_heads WHERE terminal_id = ?',
  );
  const put = db.prepare(
    `INSERT INTO platform_heads VALUES (@terminalId, @epoch, @seq, @hash, @payload, @signature, @certificate)
     ON CONFLICT (terminal_id) DO UPDATE SET epoch = excluded.epoch, seq = excluded.seq, hash = excluded.hash,
       payload = excluded.payload, signature = excluded.signature, certificate = excluded.certificate`,
  );
  return {
    find: terminalId => find.get(terminalId),
    put: (terminalId, head) => void put.run({ ...head, terminalId }),
  };
}
