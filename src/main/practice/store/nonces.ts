import type { EpochMs } from '../../../shared/domain/beijing-time.ts';
import { nonceWindowSeconds } from '../../../shared/protocol/wire.ts';
import type { WriteDb } from '../../db/open.ts';

export interface Nonces {
  /** False if the terminal used it within the window. Committed before anything is done for the request. */
  take(terminalId: string, nonce: string, now: EpochMs): boolean;
}

export function createNonces(db: WriteDb): Nonces {
  const forget = db.prepare('DELETE FROM platform_nonces WHERE seen_ms < ?');
  const keep = db.prepare('INSERT OR IGNORE INTO platform_nonces VALUES (?, ?, ?)');
  return {
    take: (terminalId, nonce, now) =>
      db
        .transaction(() => {
          forget.run(now - nonceWindowSeconds * 1000);
          return keep.run(terminalId, nonce, now).changes === 1;
        })
        .immediate(),
  };
}
