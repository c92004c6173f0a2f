import type { BatchRow, BatchView } from '../../shared/contract/batches.ts';
import type { IssueReport, RowResult } from '../../shared/contract/invoices.ts';
import type { EpochMs } from '../../shared/domain/beijing-time.ts';
import type { KindCode } from '../../shared/domain/ids.ts';
import { blueStock, usableLeases } from '../../shared/domain/lease.ts';
import { AppError } from '../../shared/errors.ts';
import type { ListedRow, RowStatus, StoredBatch } from '../db/repositories/batches.ts';
import type { Store } from '../db/store.ts';

export interface RowQuestion {
  readonly id: string;
  readonly filter: 'all' | 'failed' | 'ready' | 'issued';
  /** Only rows behind this position. */
  readonly after?: number | undefined;
  readonly limit: number;
}

export interface BatchViews {
  list(): BatchView[];
  /** Throws `not_found`. */
  get(id: string): BatchView;
  rows(question: RowQuestion): { rows: BatchRow[]; next: number | null };
  failed(id: string): readonly ListedRow[];
  /** A result for every row, as the command line prints it. */
  report(id: string): IssueReport;
}

const failedStatuses = ['invalid', 'conflict', 'stopped'] as const satisfies readonly RowStatus[];

const statusesOf: Readonly<Record<RowQuestion['filter'], readonly RowStatus[]>> = {
  all: ['ready', 'issued', 'same', ...failedStatuses],
  failed: failedStatuses,
  ready: ['ready'],
  issued: ['issued', 'same'],
};

export function createBatchViews(store: Store, now: () => EpochMs): BatchViews {
  const { batches } = store;

  function stored(id: string): StoredBatch {
    const batch = batches.get(id);
    if (batch === undefined)
      throw new AppError('not_found', '没有这一批。没有改动任何数据；回到批量列表再选。');
    return batch;
  }

  function view({ id, name, createdAt, userId, state, stopped }: StoredBatch): BatchView {
    const { counts, totalFen, needs } = batches.sums(id);
    const of = (...statuses: readonly RowStatus[]) =>
      statuses.reduce((sum, status) => sum + (counts[status] ?? 0), 0);
    const kinds = store.catalogues.latest()?.kinds ?? [];
    const leases = store.leases.list();
    return {
      ...{ id, name, createdAt, state, totalFen, stopped },
      user: store.users.get(userId)?.name ?? userId,
      total: of(...statusesOf.all),
      ready: of('ready'),
      issued: of('issued'),
      same: of('same'),
      failed: of(...failedStatuses),
      needs: needs.map(({ kind, needed }) => ({
        kind,
        kindName: kinds.find(one => one.kind === kind)?.name ?? kind,
        needed,
        blue: blueStock(usableLeases(leases, kind as KindCode, now())),
      })),
    };
  }

  function every(id: string, statuses: readonly RowStatus[]): readonly ListedRow[] {
    return batches.rows(id, { statuses, after: -1, limit: Number.MAX_SAFE_INTEGER });
  }

  return {
    list: () => batches.list().map(view),
    get: id => view(stored(id)),
    rows({ id, filter, after = -1, limit }) {
      stored(id);
      const page = batches.rows(id, { statuses: statusesOf[filter], after, limit });
      const next = page.length < limit ? null : (page.at(-1)?.position ?? null);
      return { rows: page.map(toBatchRow), next };
    },
    failed: id => every(stored(id).id, failedStatuses),
    report(id) {
      const { stopped } = stored(id);
      const rows = every(id, statusesOf.all).map(row => toResult(row, stopped));
      const count = (status: RowResult['status']) => rows.filter(row => row.status === status).length;
      const issued = count('issued');
      const same = count('same');
      return { issued, same, failed: rows.length - issued - same, rows };
    },
  };
}

function toBatchRow({ draft: _, kind: __, checkCode: ___, ...row }: ListedRow): BatchRow {
  return row;
}

/** A row that is still ready was stopped with the whole desk. */
function toResult(row: ListedRow, stopped: StoredBatch['stopped']): RowResult {
  const { lines, businessNumber, status, code, number, checkCode, totalFen, problems } = row;
  if (status === 'ready') {
    const reason = stopped ?? { code: 'stopped', text: '这一批暂停了。没有占用号码；继续后再开。' };
    const problem = { field: '', code: reason.code, message: reason.text };
    return { lines, businessNumber, status: 'stopped', problems: [problem] };
  }
  if (status !== 'issued' && status !== 'same') return { lines, businessNumber, status, problems };
  if (code === null || number === null || checkCode === null || totalFen === null)
    throw new TypeError('an issued row without its invoice');
  return { lines, businessNumber, status, code, number, checkCode, totalFen, problems };
}
