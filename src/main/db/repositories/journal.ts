import type { JournalEntry, JournalType } from '../../../shared/domain/journal-entry.ts';
import { utf8 } from '../../../shared/gm/bytes.ts';
import type { Gm } from '../../../shared/gm/load-gm.ts';
import { entryDigest, genesisHash, nextHash } from '../../../shared/proof/chain.ts';
import type { ReadDb, WriteDb } from '../open.ts';

export interface StoredEntry extends JournalEntry {
  readonly digest: Uint8Array;
  readonly prevHash: Uint8Array;
  readonly hash: Uint8Array;
}

export interface NewEntry {
  readonly type: JournalType;
  /** ISO 8601, milliseconds, +08:00. */
  readonly at: string;
  readonly actor: string;
  /** Written once as JSON; holds no names, numbers of persons, addresses or free text. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface JournalReader {
  last(): StoredEntry | undefined;
  get(seq: number): StoredEntry | undefined;
  /** Entries after `seq`, in order, at most `limit`. */
  after(seq: number, limit: number): readonly StoredEntry[];
  all(): IterableIterator<StoredEntry>;
}

export interface Journal extends JournalReader {
  /** Adds the next entry; call it inside the transaction of what it records. */
  append(entry: NewEntry): StoredEntry;
}

interface Row {
  readonly seq: number;
  readonly type: string;
  readonly at: string;
  readonly actor: string;
  readonly body: Uint8Array;
  readonly digest: Uint8Array;
  readonly prev_hash: Uint8Array;
  readonly hash: Uint8Array;
}

export function createJournalReader(db: ReadDb): JournalReader {
  const last = db.prepare<[], Row>('SELECT * FROM journal ORDER BY seq DESC LIMIT 1');
  const get = db.prepare<[number], Row>('SELECT * FROM journal WHERE seq = ?');
  const after = db.prepare<[number, number], Row>('SELECT * FROM journal WHERE seq > ? ORDER BY seq LIMIT ?');
  const all = db.prepare<[], Row>('SELECT * FROM journal ORDER BY seq');
  return {
    last: () => optional(last.get()),
    get: seq => optional(get.get(seq)),
    after: (seq, limit) => after.all(seq, limit).map(toEntry),
    *all() {
      for (const row of all.iterate()) yield toEntry(row);
    },
  };
}

export function createJournal(db: WriteDb, gm: Gm, terminalId: string): Journal {
  const reader = createJournalReader(db);
  const insert = db.prepare(
    'INSERT INTO journal (seq, type, at, actor, body, digest, prev_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  return {
    ...reader,
    append({ type, at, actor, body }) {
      const previous = reader.last();
      const entry = { seq: (previous?.seq ?? 0) + 1, type, at, actor, body: utf8(JSON.stringify(body)) };
      const digest = entryDigest(gm, entry);
      const prevHash = previous?.hash ?? genesisHash(gm, terminalId);
      const hash = nextHash(gm, prevHash, digest);
      insert.run(entry.seq, type, at, actor, entry.body, digest, prevHash, hash);
      return { ...entry, digest, prevHash, hash };
    },
  };
}

function optional(row: Row | undefined): StoredEntry | undefined {
  return row === undefined ? undefined : toEntry(row);
}

function toEntry({ prev_hash: prevHash, ...row }: Row): StoredEntry {
  return { ...row, prevHash };
}
