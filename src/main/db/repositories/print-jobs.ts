import type { PrintJob } from '../../../shared/contract/printing.ts';
import type { ReadDb, WriteDb } from '../open.ts';

export interface PrintJobs {
  /** How many prints of an invoice were asked for and did not fail. */
  printed(seq: number): number;
  add(job: PrintJob, seq: number): void;
  settle(id: string, state: PrintJob['state']): void;
  find(id: string): PrintJob | undefined;
}

const columns =
  'j.id, i.invoice_code AS code, i.invoice_number AS number, j.reprint, j.requested_at AS requestedAt, j.state';

export function createPrintJobs(db: WriteDb): PrintJobs {
  const printed = db
    .prepare<[number], number>("SELECT count(*) FROM print_jobs WHERE seq = ? AND state <> 'failed'")
    .pluck();
  const insert = db.prepare('INSERT INTO print_jobs VALUES (?, ?, ?, ?, ?)');
  const settle = db.prepare('UPDATE print_jobs SET state = ? WHERE id = ?');
  const find = db.prepare<[string], PrintJob>(
    `SELECT ${columns} FROM print_jobs j JOIN invoices i USING (seq) WHERE j.id = ?`,
  );
  return {
    printed: seq => printed.get(seq) ?? 0,
    add: (job, seq) => void insert.run(job.id, seq, job.reprint, job.requestedAt, job.state),
    settle: (id, state) => void settle.run(state, id),
    find: id => find.get(id),
  };
}

/** Jobs of which nobody has said how they ended, oldest first. */
export function readOpenPrintJobs(db: ReadDb): readonly PrintJob[] {
  return db
    .prepare<[], PrintJob>(
      `SELECT ${columns} FROM print_jobs j JOIN invoices i USING (seq) ` +
        "WHERE j.state IN ('requested', 'spooled') ORDER BY j.requested_at",
    )
    .all();
}

/** Reprints of one invoice, oldest first. */
export function readPrintJobs(db: ReadDb, seq: number): readonly PrintJob[] {
  return db
    .prepare<[number], PrintJob>(
      `SELECT ${columns} FROM print_jobs j JOIN invoices i USING (seq) WHERE j.seq = ? ORDER BY j.requested_at`,
    )
    .all(seq);
}
