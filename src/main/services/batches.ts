import { randomUUID } from 'node:crypto';
import type { BatchView } from '../../shared/contract/batches.ts';
import type { IssueReport } from '../../shared/contract/invoices.ts';
import { beijingIso, type EpochMs } from '../../shared/domain/beijing-time.ts';
import type { RowStatus } from '../db/repositories/batches.ts';
import { type InputFile, readDraftFile } from '../exchange/draft-file.ts';
import { writeFailedFile } from '../exchange/failed-file.ts';
import { type CheckedRow, checkRows } from './batch-check.ts';
import { createBatchRunner, type RunnerParts } from './batch-runner.ts';
import { type BatchViews, createBatchViews } from './batch-views.ts';
import { openPolicy } from './issue-gate.ts';
import type { Actor, Issuing } from './issuing.ts';

/** 批量开票: a file is looked through, issued in the core, corrected and merged, until every row has its invoice. */
export interface Batches extends Pick<BatchViews, 'list' | 'get' | 'rows'> {
  /** Reads a file and keeps every row with its problems. Throws `file_unreadable`. */
  check(file: InputFile, user: string): Promise<BatchView>;
  /**
   * Rows of a file take the place of those that were not issued: by 批内序号 where the file has it, by business number
   * otherwise; others are appended, issued ones left alone. Throws `file_unreadable`.
   */
  merge(id: string, file: InputFile): Promise<BatchView>;
  /** Issues what is ready in the background, in the name of whoever says so. */
  start(id: string, actor: Actor): BatchView;
  pause(id: string): Promise<BatchView>;
  /** Exactly the failed rows, to be corrected and merged. */
  failedFile(id: string): { readonly name: string; readonly content: Uint8Array };
  /** Checks, issues and reports in one go; a row issued before answers `same`. Throws `file_unreadable`. */
  issueFile(file: InputFile, actor: Actor): Promise<IssueReport>;
  /** An upload was answered; what waited for room under the offline limits may go on. */
  uploaded(): void;
  close(): Promise<void>;
}

export interface BatchParts extends RunnerParts {
  readonly issuing: Issuing;
  readonly now: () => EpochMs;
}

export function createBatches(parts: BatchParts): Batches {
  const { store, issuing, now } = parts;
  const table = store.batches;
  const views = createBatchViews(store, now);
  const runner = createBatchRunner(parts);
  table.pauseRunning();

  async function read(file: InputFile): Promise<readonly CheckedRow[]> {
    const policy = openPolicy(store.leases.list(), now());
    return checkRows(await readDraftFile(file), { issuing, policy });
  }

  async function check(file: InputFile, user: string): Promise<BatchView> {
    const rows = await read(file);
    const id = randomUUID();
    const batch = { id, name: file.name, userId: user, createdAt: beijingIso(now()) };
    store.commit(() =>
      table.add(
        { ...batch, state: 'checked', stopped: null },
        rows.map((row, index) => ({ ...row, position: index + 1 })),
      ),
    );
    runner.announce(id);
    return views.get(id);
  }

  /** Whether another row may take its place; a ready one may be under way. */
  const isOpen = (id: string, status: RowStatus) =>
    status === 'ready' ? !runner.isRunning(id) : status !== 'issued' && status !== 'same';

  /** Where a row of a merged file belongs; `undefined` where an issued one stands. */
  function placeOf(id: string, row: CheckedRow, taken: ReadonlySet<number>): number | undefined {
    const { position = 0 } = row;
    const named = taken.has(position) ? undefined : table.statusAt(id, position);
    if (named !== undefined) return isOpen(id, named) ? position : undefined;
    const known = table.positionsOf(id, row.businessNumber).filter(other => !taken.has(other.position));
    if (known.length === 0) return table.lastPosition(id) + 1;
    return known.find(({ status }) => isOpen(id, status))?.position;
  }

  function place(id: string, rows: readonly CheckedRow[]): void {
    const taken = new Set<number>();
    for (const row of rows) {
      const position = placeOf(id, row, taken);
      if (position === undefined) continue;
      taken.add(position);
      table.put(id, { ...row, position });
    }
    const { state } = views.get(id);
    if (state === 'finished' && table.count(id).ready > 0) table.setState(id, 'paused', null);
  }

  return {
    list: views.list,
    get: views.get,
    rows: views.rows,
    check,
    async merge(id, file) {
      views.get(id);
      const rows = await read(file);
      store.commit(() => place(id, rows));
      runner.announce(id);
      return views.get(id);
    },
    start(id, actor) {
      views.get(id);
      runner.start(id, actor);
      return views.get(id);
    },
    async pause(id) {
      views.get(id);
      await runner.pause(id);
      return views.get(id);
    },
    failedFile(id) {
      const rows = views
        .failed(id)
        .flatMap(({ draft, position, problems }) => (draft === null ? [] : [{ draft, position, problems }]));
      const name = views.get(id).name.replace(/\.[^.]*$/, '');
      return { name: `${name}-待改 ${rows.length} 行.csv`, content: writeFailedFile(rows) };
    },
    async issueFile(file, actor) {
      const { id } = await check(file, actor.id);
      runner.start(id, actor);
      await runner.settled(id);
      // Who asked has the answer now: nothing more is issued behind their back.
      await runner.pause(id);
      return views.report(id);
    },
    uploaded: runner.uploaded,
    close: runner.close,
  };
}
