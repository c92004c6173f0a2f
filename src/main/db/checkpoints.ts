import { statSync } from 'node:fs';
import type { WriteDb } from './open.ts';

/** A WAL longer than this is written back into the database at the next quiet moment. */
const longWalBytes = 8 * 2 ** 20;

/**
 * Takes SQLite's checkpoints out of the commits: a commit that had to write the WAL back took ten times as long as the
 * others, and somebody was waiting for its number. Returns what to call after a commit; it works later, between calls.
 */
export function deferCheckpoints(db: WriteDb, file: string): () => void {
  db.pragma('wal_autocheckpoint = 0');
  let scheduled = false;
  return () => {
    if (scheduled) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      if (db.open && walBytes(file) > longWalBytes) db.pragma('wal_checkpoint(PASSIVE)');
    });
  };
}

function walBytes(file: string): number {
  return statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
}
