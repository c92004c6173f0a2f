import type { ReadDb, WriteDb } from '../open.ts';

/** Why this terminal must not take another number, or `undefined`. */
export function readQuarantine(db: ReadDb): { readonly reason: string; readonly since: string } | undefined {
  return db.prepare<[], { reason: string; since: string }>('SELECT reason, since FROM quarantines').get();
}

export function enterQuarantine(db: WriteDb, reason: string, since: string): void {
  db.prepare('INSERT OR IGNORE INTO quarantines (one, reason, since) VALUES (1, ?, ?)').run(reason, since);
}
