import type { ReadDb } from '../../db/open.ts';
import type { NumberKey } from './issued-entries.ts';

/** One invoice as reconciliation compares it. */
export interface DailyRecord extends NumberKey {
  readonly kind: string;
  readonly totalFen: number;
  /** ISO 8601 +08:00. */
  readonly issuedAt: string;
}

export interface DailyRecords {
  /** What the platform has of a terminal's invoices of one day (`2026-11-24`) by issue date, in order of number. */
  ofDay(terminalId: string, day: string): readonly DailyRecord[];
}

export function createDailyRecords(db: ReadDb): DailyRecords {
  const ofDay = db.prepare<[string, string, string], DailyRecord>(
    `SELECT invoice_code AS code, invoice_number AS number, kind, total_fen AS totalFen, issued_at AS issuedAt
     FROM platform_invoices WHERE terminal_id = ? AND issued_at BETWEEN ? AND ? ORDER BY code, number`,
  );
  // `~` sorts after everything that a time of that day goes on with.
  return { ofDay: (terminalId, day) => ofDay.all(terminalId, `${day}T`, `${day}T~`) };
}
