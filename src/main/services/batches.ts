import type { IssueReport, RowResult } from '../../shared/contract/invoices.ts';
import { AppError } from '../../shared/errors.ts';
import { type InputFile, readDraftFile } from '../exchange/draft-file.ts';
import type { DraftRow } from '../exchange/draft-row.ts';
import type { EventBus } from './event-bus.ts';
import { type Actor, type IssueOutcome, type Issuing, outcomeError } from './issuing.ts';

export interface Batches {
  /**
   * Issues every row of a file that can be; resumable by business number: rows issued before answer `same`. Throws
   * `file_unreadable`.
   */
  issueFile(file: InputFile, actor: Actor): Promise<IssueReport>;
}

export interface BatchParts {
  readonly issuing: Issuing;
  readonly events: EventBus;
  /** Uploads what waits; resolves to whether the platform answered, so that the offline limits may have room again. */
  readonly upload: () => Promise<boolean>;
}

/** Small enough that a window's request never waits long behind a chunk. */
const chunkSize = 100;

export function createBatches({ issuing, events, upload }: BatchParts): Batches {
  async function issueChunk(rows: readonly DraftRow[], actor: Actor): Promise<readonly RowResult[]> {
    const readable = rows.flatMap(row => (row.state === 'readable' ? [row.draft] : []));
    const outcomes = [...(await attempt(readable, actor))];
    return rows.map(row =>
      row.state === 'readable'
        ? rowResult(row, outcomes.shift())
        : { ...place(row), status: 'invalid', problems: [...row.problems] },
    );
  }

  /** What stops everything stops each row of the chunk; when the offline budget is full, waits for acceptances once. */
  async function attempt(
    drafts: Parameters<Issuing['issue']>[0],
    actor: Actor,
  ): Promise<readonly IssueOutcome[]> {
    const first = await issueOrStop(drafts, actor);
    const full = first.some(one => one.status === 'stopped' && one.error.code === 'offline_limit_reached');
    if (!full || !(await upload())) return first;
    const again = await issueOrStop(
      drafts.filter((_, index) => first[index]?.status === 'stopped'),
      actor,
    );
    const retried = [...again];
    return first.map(one => (one.status === 'stopped' ? (retried.shift() ?? one) : one));
  }

  async function issueOrStop(
    drafts: Parameters<Issuing['issue']>[0],
    actor: Actor,
  ): Promise<readonly IssueOutcome[]> {
    try {
      return await issuing.issue(drafts, actor);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return drafts.map(() => ({ status: 'stopped', error }));
    }
  }

  return {
    async issueFile(file, actor) {
      const rows = readDraftFile(file);
      const results: RowResult[] = [];
      for (let from = 0; from < rows.length; from += chunkSize) {
        results.push(...(await issueChunk(rows.slice(from, from + chunkSize), actor)));
        events.publish({ topic: 'batch', done: results.length, total: rows.length });
      }
      const count = (status: RowResult['status']) => results.filter(row => row.status === status).length;
      const issued = count('issued');
      const same = count('same');
      return { issued, same, failed: results.length - issued - same, rows: results };
    },
  };
}

function place(row: DraftRow): Pick<RowResult, 'lines' | 'businessNumber'> {
  return { lines: [...row.lines], businessNumber: row.businessNumber };
}

function rowResult(row: DraftRow, outcome: IssueOutcome | undefined): RowResult {
  if (outcome === undefined) throw new TypeError('a row without an outcome');
  if (outcome.status === 'issued' || outcome.status === 'same') {
    const { code, number, checkCode, totalFen } = outcome.invoice;
    return { ...place(row), status: outcome.status, code, number, checkCode, totalFen, problems: [] };
  }
  if (outcome.status === 'invalid')
    return { ...place(row), status: 'invalid', problems: [...outcome.problems] };
  const error = outcomeError(outcome);
  const field = outcome.status === 'conflict' ? 'businessNumber' : '';
  const problems = [{ field, code: error.code, message: error.message }];
  return { ...place(row), status: outcome.status, problems };
}
