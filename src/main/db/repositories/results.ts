import type { UploadState } from '../../../shared/domain/invoice.ts';
import type { ReadDb, WriteDb } from '../open.ts';

/** What the platform said about one invoice; none yet means it is queued. */
export interface InvoiceOutcome {
  readonly state: Exclude<UploadState, 'queued'>;
  readonly late?: boolean;
  readonly code?: string;
  readonly text?: string;
  /** The `<Signature Id="supervision">` element as received. */
  readonly supervision?: Uint8Array;
}

/** Issued here and not accepted yet. */
export interface Pending {
  readonly count: number;
  /** Sum of absolute amounts, fen. */
  readonly amountFen: number;
}

export interface ResultsReader {
  pending(): Pending;
  /** When the oldest invoice that is not accepted was issued, ISO, or null. */
  oldestPending(): string | null;
  count(state: Exclude<UploadState, 'queued'>): number;
  /** Seqs of invoices in a state, oldest first. */
  inState(state: Exclude<UploadState, 'queued' | 'accepted'>, limit: number): readonly number[];
  /** Seqs of invoices that are not accepted, oldest first. */
  waiting(limit: number): readonly number[];
  supervision(seq: number): Uint8Array | undefined;
}

export interface Results extends ResultsReader {
  record(seq: number, outcome: InvoiceOutcome, at: string): void;
  /** Everything that was being sent when the process or the line went: nobody knows whether it arrived. */
  sendingToUnknown(at: string): void;
  /** The platform answered that it took nothing: what was being sent waits again. */
  sendingToQueued(): void;
  countIssued(totalFen: number): void;
}

/** SQLite takes the small index of what is not accepted only where its own condition stands in the query. */
const open = "state <> 'accepted'";

export function createResultsReader(db: ReadDb): ResultsReader {
  const pending = db.prepare<[], Pending>('SELECT count, amount_fen AS amountFen FROM pending_totals');
  // Without a result only what no head covers yet; the rest is in the small index.
  const oldest = db
    .prepare<[], string | null>(
      'SELECT min(issued_at) FROM invoices WHERE seq IN (' +
        "SELECT min(seq) FROM invoice_results WHERE state <> 'accepted' UNION ALL " +
        'SELECT min(i.seq) FROM invoices i LEFT JOIN invoice_results r USING (seq) WHERE r.seq IS NULL AND i.seq > ' +
        'ifnull((SELECT seq FROM heads ORDER BY epoch DESC, seq DESC LIMIT 1), 0))',
    )
    .pluck();
  // Every invoice is in the day totals once, and pending until it is accepted.
  const accepted = db
    .prepare<[], number>(
      'SELECT (SELECT ifnull(sum(count), 0) FROM day_totals) - (SELECT count FROM pending_totals)',
    )
    .pluck();
  const count = db
    .prepare<[string], number>(`SELECT count(*) FROM invoice_results WHERE state = ? AND ${open}`)
    .pluck();
  const inState = db
    .prepare<[string, number], number>(
      `SELECT seq FROM invoice_results WHERE state = ? AND ${open} ORDER BY seq LIMIT ?`,
    )
    .pluck();
  const waiting = db
    .prepare<[number], number>(
      `SELECT seq FROM invoice_results WHERE ${open} UNION ALL ` +
        'SELECT i.seq FROM invoices i LEFT JOIN invoice_results r USING (seq) WHERE r.seq IS NULL AND i.seq > ' +
        'ifnull((SELECT seq FROM heads ORDER BY epoch DESC, seq DESC LIMIT 1), 0) ORDER BY 1 LIMIT ?',
    )
    .pluck();
  const supervision = db
    .prepare<[number], Uint8Array | null>('SELECT supervision FROM invoice_results WHERE seq = ?')
    .pluck();
  return {
    pending: () => pending.get() ?? { count: 0, amountFen: 0 },
    oldestPending: () => (pending.get()?.count === 0 ? null : (oldest.get() ?? null)),
    count: state => (state === 'accepted' ? accepted.get() : count.get(state)) ?? 0,
    inState: (state, limit) => inState.all(state, limit),
    waiting: limit => waiting.all(limit),
    supervision: seq => supervision.get(seq) ?? undefined,
  };
}

export function createResults(db: WriteDb): Results {
  const before = db
    .prepare<[number], string | null>('SELECT state FROM invoice_results WHERE seq = ?')
    .pluck();
  const record = db.prepare(
    'INSERT INTO invoice_results (seq, state, late, code, text, supervision, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?) ' +
      'ON CONFLICT (seq) DO UPDATE SET state = excluded.state, late = excluded.late, code = excluded.code, ' +
      'text = excluded.text, supervision = excluded.supervision, updated_at = excluded.updated_at',
  );
  const accepted = db.prepare(
    'UPDATE pending_totals SET count = count - 1, amount_fen = amount_fen - ' +
      '(SELECT abs(total_fen) FROM invoices WHERE seq = ?)',
  );
  const issued = db.prepare('UPDATE pending_totals SET count = count + 1, amount_fen = amount_fen + ?');
  const interrupted = db.prepare(
    `UPDATE invoice_results SET state = 'unknown', updated_at = ? WHERE state = 'sending' AND ${open}`,
  );
  const waiting = db.prepare(`DELETE FROM invoice_results WHERE state = 'sending' AND ${open}`);
  return {
    ...createResultsReader(db),
    record(seq, outcome, at) {
      const state = before.get(seq);
      if (state === 'accepted') return;
      if (outcome.state === 'accepted') accepted.run(seq);
      record.run(
        seq,
        outcome.state,
        outcome.late === true ? 1 : 0,
        outcome.code ?? null,
        outcome.text ?? null,
        outcome.supervision ?? null,
        at,
      );
    },
    sendingToQueued: () => void waiting.run(),
    sendingToUnknown: at => void interrupted.run(at),
    countIssued: totalFen => void issued.run(Math.abs(totalFen)),
  };
}
