import type { BatchRow, BatchView } from '../../../shared/contract/batches.ts';
import type { DraftText } from '../../../shared/domain/draft.ts';
import type { WriteDb } from '../open.ts';

export type BatchState = BatchView['state'];
export type RowStatus = BatchRow['status'];

export interface StoredBatch {
  readonly id: string;
  readonly name: string;
  readonly userId: string;
  readonly createdAt: string;
  readonly state: BatchState;
  readonly stopped: { readonly code: string; readonly text: string } | null;
}

export interface StoredRow extends BatchRow {
  /** What the file says; `null` once an invoice carries it, so that personal data are kept once. */
  readonly draft: DraftText | null;
  /** `null` where it could not be read. */
  readonly kind: string | null;
}

export interface ListedRow extends StoredRow {
  /** Of its invoice. */
  readonly checkCode: string | null;
}

/** A row that may be issued. */
export interface ReadyRow {
  readonly position: number;
  readonly draft: DraftText;
}

export interface RowOutcome {
  readonly status: RowStatus;
  readonly code?: string | undefined;
  readonly number?: string | undefined;
  readonly problems: BatchRow['problems'];
}

export interface BatchSums {
  readonly counts: Readonly<Partial<Record<RowStatus, number>>>;
  readonly totalFen: number;
  readonly needs: readonly { readonly kind: string; readonly needed: number }[];
}

/** Batches and their rows: kept so that one goes on after a kill and its failed rows can be handed back. */
export interface BatchTable {
  add(batch: StoredBatch, rows: readonly StoredRow[]): void;
  get(id: string): StoredBatch | undefined;
  list(): readonly StoredBatch[];
  setState(id: string, state: BatchState, stopped: StoredBatch['stopped']): void;
  /** What was running when the process ended goes on when somebody says so. */
  pauseRunning(): void;
  sums(id: string): BatchSums;
  count(id: string): { readonly total: number; readonly ready: number };
  /** In the file's order, after a position, with one of these statuses. */
  rows(id: string, page: RowPage): readonly ListedRow[];
  nextReady(id: string, limit: number): readonly ReadyRow[];
  settle(id: string, position: number, outcome: RowOutcome): void;
  /** Rows that were stopped may be tried again. */
  retryStopped(id: string): void;
  /** Adds a row, or takes the place of the one at its position. */
  put(id: string, row: StoredRow): void;
  statusAt(id: string, position: number): RowStatus | undefined;
  positionsOf(
    id: string,
    businessNumber: string,
  ): readonly { readonly position: number; readonly status: RowStatus }[];
  lastPosition(id: string): number;
}

export interface RowPage {
  readonly statuses: readonly RowStatus[];
  readonly after: number;
  readonly limit: number;
}

interface BatchColumns {
  readonly id: string;
  readonly name: string;
  readonly userId: string;
  readonly createdAt: string;
  readonly state: BatchState;
  readonly stoppedCode: string | null;
  readonly stoppedText: string | null;
}

interface RowColumns {
  readonly position: number;
  readonly lines: string;
  readonly business_number: string;
  readonly draft: string | null;
  readonly kind: string | null;
  readonly payer_name: string;
  readonly total_fen: number | null;
  readonly status: RowStatus;
  readonly invoice_code: string | null;
  readonly invoice_number: string | null;
  readonly problems: string;
  readonly check_code: string | null;
}

const batchColumns =
  'id, name, user_id AS userId, created_at AS createdAt, state, stopped_code AS stoppedCode, stopped_text AS stoppedText';

export function createBatchTable(db: WriteDb): BatchTable {
  const insert = db.prepare(
    'INSERT INTO batches (id, name, user_id, created_at, state) VALUES (?, ?, ?, ?, ?)',
  );
  const get = db.prepare<[string], BatchColumns>(`SELECT ${batchColumns} FROM batches WHERE id = ?`);
  const list = db.prepare<[], BatchColumns>(
    `SELECT ${batchColumns} FROM batches ORDER BY created_at DESC LIMIT 100`,
  );
  const setState = db.prepare(
    'UPDATE batches SET state = ?, stopped_code = ?, stopped_text = ? WHERE id = ?',
  );
  const put = db.prepare('INSERT OR REPLACE INTO batch_rows VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const settle = db.prepare(
    'UPDATE batch_rows SET status = @status, invoice_code = @code, invoice_number = @number, problems = @problems, ' +
      "draft = iif(@invoiced, NULL, draft), payer_name = iif(@invoiced, '', payer_name) " +
      'WHERE batch_id = @id AND position = @position',
  );
  const retry = db.prepare(
    "UPDATE batch_rows SET status = 'ready', problems = '[]' WHERE batch_id = ? AND status = 'stopped'",
  );
  const pauseRunning = db.prepare("UPDATE batches SET state = 'paused' WHERE state = 'running'");
  const rows = db.prepare<[string, number, string, number], RowColumns>(
    "SELECT r.*, iif(r.payer_name = '', ifnull(d.payer_name, ''), r.payer_name) AS payer_name, i.check_code " +
      'FROM batch_rows r LEFT JOIN invoices i USING (invoice_code, invoice_number) LEFT JOIN invoice_documents d USING (seq) ' +
      'WHERE r.batch_id = ? AND r.position > ? AND r.status IN (SELECT value FROM json_each(?)) ' +
      'ORDER BY r.position LIMIT ?',
  );
  // By itself SQLite takes the primary key, and passes over every row that is done to find the next ones.
  const ready = db.prepare<[string, number], { position: number; draft: string }>(
    "SELECT position, draft FROM batch_rows INDEXED BY batch_rows_by_status WHERE batch_id = ? AND status = 'ready' " +
      'ORDER BY position LIMIT ?',
  );
  const counts = db.prepare<[string, string], { total: number; ready: number }>(
    'SELECT (SELECT count(*) FROM batch_rows WHERE batch_id = ?) AS total, ' +
      "(SELECT count(*) FROM batch_rows WHERE batch_id = ? AND status = 'ready') AS ready",
  );
  const statusAt = db
    .prepare<[string, number], RowStatus>('SELECT status FROM batch_rows WHERE batch_id = ? AND position = ?')
    .pluck();
  const positions = db.prepare<[string, string], { position: number; status: RowStatus }>(
    'SELECT position, status FROM batch_rows INDEXED BY batch_rows_by_business_number ' +
      'WHERE batch_id = ? AND business_number = ? ORDER BY position',
  );
  const last = db
    .prepare<[string], number | null>('SELECT max(position) FROM batch_rows WHERE batch_id = ?')
    .pluck();
  const putRow = (id: string, row: StoredRow) =>
    put.run(
      id,
      row.position,
      row.lines.join(','),
      row.businessNumber,
      row.draft === null ? null : JSON.stringify(row.draft),
      row.kind,
      row.payerName,
      row.totalFen,
      row.status,
      row.code,
      row.number,
      JSON.stringify(row.problems),
    );
  return {
    add(batch, all) {
      insert.run(batch.id, batch.name, batch.userId, batch.createdAt, batch.state);
      for (const row of all) putRow(batch.id, row);
    },
    get(id) {
      const row = get.get(id);
      return row === undefined ? undefined : toBatch(row);
    },
    list: () => list.all().map(toBatch),
    setState: (id, state, stopped) =>
      void setState.run(state, stopped?.code ?? null, stopped?.text ?? null, id),
    pauseRunning: () => void pauseRunning.run(),
    sums: id => readSums(db, id),
    count: id => counts.get(id, id) ?? { total: 0, ready: 0 },
    rows: (id, { statuses, after, limit }) => rows.all(id, after, JSON.stringify(statuses), limit).map(toRow),
    nextReady: (id, limit) =>
      ready
        .all(id, limit)
        .map(({ position, draft }) => ({ position, draft: JSON.parse(draft) as DraftText })),
    settle: (id, position, { status, code, number, problems }) =>
      void settle.run({
        ...{ id, position, status, code: code ?? null, number: number ?? null },
        problems: JSON.stringify(problems),
        invoiced: status === 'issued' || status === 'same' ? 1 : 0,
      }),
    retryStopped: id => void retry.run(id),
    put: (id, row) => void putRow(id, row),
    statusAt: (id, position) => statusAt.get(id, position),
    positionsOf: (id, businessNumber) => positions.all(id, businessNumber),
    lastPosition: id => last.get(id) ?? 0,
  };
}

function readSums(db: WriteDb, id: string): BatchSums {
  const byStatus = db
    .prepare<[string], { status: RowStatus; rows: number; fen: number | null }>(
      'SELECT status, count(*) AS rows, sum(total_fen) AS fen FROM batch_rows WHERE batch_id = ? GROUP BY status',
    )
    .all(id);
  const needs = db
    .prepare<[string], { kind: string; needed: number }>(
      "SELECT kind, count(*) AS needed FROM batch_rows WHERE batch_id = ? AND status = 'ready' GROUP BY kind ORDER BY kind",
    )
    .all(id);
  return {
    counts: Object.fromEntries(byStatus.map(({ status, rows }) => [status, rows])),
    totalFen: byStatus.reduce((sum, { fen }) => sum + (fen ?? 0), 0),
    needs,
  };
}

function toBatch({ stoppedCode, stoppedText, ...row }: BatchColumns): StoredBatch {
  return { ...row, stopped: stoppedCode === null ? null : { code: stoppedCode, text: stoppedText ?? '' } };
}

function toRow(row: RowColumns): ListedRow {
  return {
    position: row.position,
    lines: row.lines === '' ? [] : row.lines.split(',').map(Number),
    businessNumber: row.business_number,
    draft: row.draft === null ? null : (JSON.parse(row.draft) as DraftText),
    kind: row.kind,
    payerName: row.payer_name,
    totalFen: row.total_fen,
    status: row.status,
    code: row.invoice_code,
    number: row.invoice_number,
    problems: JSON.parse(row.problems) as BatchRow['problems'],
    checkCode: row.check_code,
  };
}
