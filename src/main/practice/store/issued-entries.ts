import type { IssuedBody } from '../../../shared/domain/journal-entry.ts';
import type { ReadDb, WriteDb } from '../../db/open.ts';
import type { JournalLife } from './entries.ts';

/** What the journal says was issued. `precedingAt`: `at` of the invoice before it, unless the clock was corrected since. */
export interface IssuedEntry extends JournalLife {
  readonly id: number;
  readonly seq: number;
  readonly unit: string;
  readonly at: string;
  readonly precedingAt: string | null;
  readonly body: IssuedBody;
}

export interface NumberKey {
  readonly code: string;
  readonly number: string;
}

export interface IssuedEntries {
  find(terminalId: string, key: NumberKey): IssuedEntry | undefined;
  at(life: JournalLife, seq: number): NumberKey | undefined;
  /** `at` of the last invoice of that life before `seq`, unless a corrected clock lies between. */
  precedingAt(life: JournalLife, seq: number): string | null;
  add(entry: Omit<IssuedEntry, 'id'>): void;
  /** Terminal that reported the same business number earlier, for an invoice that still stands. */
  reportedEarlier(entry: IssuedEntry): string | undefined;
  /** The highest number of a range that the terminal's journal speaks of. */
  highest(
    terminalId: string,
    range: { readonly code: string; readonly first: string; readonly last: string },
  ): string | null;
}

type IssuedRow = Omit<IssuedEntry, 'body'> & { readonly body: string };

export function createIssuedEntries(db: WriteDb): IssuedEntries {
  const queries = prepareIssuedQueries(db);
  const add = db.prepare(
    `INSERT INTO platform_issued_entries (terminal_id, epoch, seq, unit, invoice_code, invoice_number, at, preceding_at,
       business_number_sm3, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return {
    find(terminalId, { code, number }) {
      const row = queries.find.get(terminalId, code, number);
      return row === undefined ? undefined : { ...row, body: JSON.parse(row.body) as IssuedBody };
    },
    at: ({ terminalId, epoch }, seq) => queries.at.get(terminalId, epoch, seq),
    precedingAt({ terminalId, epoch }, seq) {
      const last = queries.preceding.get(terminalId, epoch, seq);
      if (last === undefined) return null;
      return queries.corrected.get(terminalId, epoch, last.seq, seq) === undefined ? last.at : null;
    },
    add: ({ terminalId, epoch, seq, unit, at, precedingAt, body }) =>
      void add.run(
        terminalId,
        epoch,
        seq,
        unit,
        body.code,
        body.number,
        at,
        precedingAt,
        body.businessNumberSm3,
        JSON.stringify(body),
      ),
    reportedEarlier: ({ id, unit, body }) => queries.earlier.get(unit, body.businessNumberSm3, id),
    highest: (terminalId, { code, first, last }) =>
      queries.highest.get(terminalId, code, first, last) ?? null,
  };
}

function prepareIssuedQueries(db: ReadDb) {
  return {
    find: db.prepare<[string, string, string], IssuedRow>(
      `SELECT id, terminal_id AS terminalId, epoch, seq, unit, at, preceding_at AS precedingAt, body
       FROM platform_issued_entries WHERE terminal_id = ? AND invoice_code = ? AND invoice_number = ?`,
    ),
    at: db.prepare<[string, number, number], NumberKey>(
      `SELECT invoice_code AS code, invoice_number AS number FROM platform_issued_entries
       WHERE terminal_id = ? AND epoch = ? AND seq = ?`,
    ),
    preceding: db.prepare<[string, number, number], { readonly seq: number; readonly at: string }>(
      `SELECT seq, at FROM platform_issued_entries WHERE terminal_id = ? AND epoch = ? AND seq < ?
       ORDER BY seq DESC LIMIT 1`,
    ),
    corrected: db.prepare<[string, number, number, number], number>(
      `SELECT seq FROM platform_entries WHERE terminal_id = ? AND epoch = ? AND seq > ? AND seq < ?
       AND type = 'clock.corrected' LIMIT 1`,
    ),
    earlier: db
      .prepare<[string, string, number], string>(
        `SELECT terminal_id FROM platform_issued_entries AS issued
         WHERE unit = ? AND business_number_sm3 = ? AND id < ? AND NOT EXISTS (
           SELECT 1 FROM platform_invoices WHERE related_code = issued.invoice_code
             AND related_number = issued.invoice_number AND result = 'accepted')
         ORDER BY id LIMIT 1`,
      )
      .pluck(),
    highest: db
      .prepare<[string, string, string, string], string | null>(
        `SELECT max(invoice_number) FROM platform_issued_entries
         WHERE terminal_id = ? AND invoice_code = ? AND invoice_number BETWEEN ? AND ?`,
      )
      .pluck(),
  } as const;
}
