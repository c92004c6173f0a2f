import type { JournalEntry } from '../../../shared/domain/journal-entry.ts';
import type { WriteDb } from '../../db/open.ts';

/** One journal, in one of its lives. */
export interface JournalLife {
  readonly terminalId: string;
  readonly epoch: number;
}

export interface StoredLink {
  readonly digest: Uint8Array;
  readonly hash: Uint8Array;
}

export interface NewEntry extends JournalEntry, StoredLink, JournalLife {
  readonly receivedAt: string;
}

export interface Entries {
  find(life: JournalLife, seq: number): StoredLink | undefined;
  /** Hash of that entry in the latest life before `life` that has one: where a new life may begin. */
  hashBefore(life: JournalLife, seq: number): Uint8Array | undefined;
  add(entry: NewEntry): void;
}

export function createEntries(db: WriteDb): Entries {
  const find = db.prepare<[string, number, number], StoredLink>(
    'SELECT digest, hash FROM platform_entries WHERE terminal_id = ? AND epoch = ? AND seq = ?',
  );
  const before = db
    .prepare<[string, number, number], Uint8Array>(
      'SELECT hash FROM platform_entries WHERE terminal_id = ? AND epoch < ? AND seq = ? ORDER BY epoch DESC LIMIT 1',
    )
    .pluck();
  const add = db.prepare(
    `INSERT INTO platform_entries VALUES (@terminalId, @epoch, @seq, @type, @at, @actor, @body, @digest, @hash, @receivedAt)`,
  );
  return {
    find: ({ terminalId, epoch }, seq) => find.get(terminalId, epoch, seq),
    hashBefore: ({ terminalId, epoch }, seq) => before.get(terminalId, epoch, seq),
    add: entry => void add.run(entry),
  };
}
