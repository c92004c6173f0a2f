import { setTimeout } from 'node:timers/promises';
import { AppError } from '../../shared/errors.ts';
import type { ReadyRow, RowOutcome } from '../db/repositories/batches.ts';
import type { Store } from '../db/store.ts';
import type { Logger } from '../ports.ts';
import { outcomeBefore } from './batch-check.ts';
import type { EventBus } from './event-bus.ts';
import type { Actor, IssueOutcome, Issuing } from './issuing.ts';

/** Issues the ready rows of batches in the background, a chunk at a time. */
export interface BatchRunner {
  /** Goes on where it stopped; rows that were stopped are tried again. */
  start(id: string, actor: Actor): void;
  /** Resolves when the chunk under way has its outcome. */
  pause(id: string): Promise<void>;
  isRunning(id: string): boolean;
  /** Resolves when the batch has ended or stopped by itself. */
  settled(id: string): Promise<void>;
  /** An upload was answered: batches that wait for room under the offline limits go on if there is some. */
  uploaded(): void;
  /** Tells the windows where a batch stands. */
  announce(id: string): void;
  close(): Promise<void>;
}

export interface RunnerParts {
  readonly store: Store;
  readonly issuing: Pick<Issuing, 'issue'>;
  readonly events: EventBus;
  readonly logger: Logger;
  /** Uploads what waits; resolves to whether the platform answered, so that the offline limits may have room again. */
  readonly upload: () => Promise<boolean>;
}

/** Small enough that a window's request never waits long behind a chunk. */
const chunkSize = 100;
/** A window's request takes several turns of the event loop; this lets it have them between two chunks. */
const pauseMs = 5;

interface Waiting {
  readonly actor: Actor;
  /** How many invoices were not accepted when the limit was reached; `undefined` where it is one of time. */
  readonly pending: number | undefined;
}

interface Chunk {
  readonly settled: number;
  /** What keeps all other rows from being issued, too. */
  readonly stop: AppError | undefined;
}

export function createBatchRunner(parts: RunnerParts): BatchRunner {
  const { store, issuing, events } = parts;
  const { batches } = store;
  const running = new Map<string, Promise<void>>();
  const waiting = new Map<string, Waiting>();
  let closing = false;

  function announce(id: string): void {
    const { total, ready } = batches.count(id);
    events.publish({ topic: 'batch', id, done: total - ready, total });
  }

  /** Rows settle in the transaction of their invoices: a kill leaves no issued row that could be taken for unissued. */
  async function issueChunk(id: string, rows: readonly ReadyRow[], actor: Actor): Promise<Chunk> {
    let settled = 0;
    let stop: AppError | undefined;
    const settle = (outcomes: readonly IssueOutcome[]): void => {
      for (const [index, outcome] of outcomes.entries()) {
        const row = rows[index];
        const result = rowOutcome(outcome);
        if (row === undefined || result instanceof AppError) {
          if (result instanceof AppError) stop = result;
          continue;
        }
        batches.settle(id, row.position, result);
        settled += 1;
      }
    };
    try {
      await issuing.issue(
        rows.map(({ draft }) => draft),
        actor,
        settle,
      );
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return { settled: 0, stop: error };
    }
    return { settled, stop };
  }

  function end(id: string, stop: AppError | undefined): void {
    if (batches.get(id)?.state !== 'running') return;
    const stopped = stop === undefined ? null : { code: stop.code, text: stop.message };
    batches.setState(id, stop === undefined ? 'finished' : 'paused', stopped);
  }

  function waitForRoom(id: string, stop: AppError, actor: Actor): void {
    if (batches.get(id)?.state !== 'running') return;
    const byTime = (stop.details as { readonly limit?: string } | undefined)?.limit === 'hours';
    waiting.set(id, { actor, pending: byTime ? undefined : store.results.pending().count });
  }

  async function run(id: string, actor: Actor): Promise<void> {
    let uploadedSinceProgress = false;
    while (!closing && batches.get(id)?.state === 'running') {
      const rows = batches.nextReady(id, chunkSize);
      if (rows.length === 0) return end(id, undefined);
      const { settled, stop } = await issueChunk(id, rows, actor);
      if (settled > 0) uploadedSinceProgress = false;
      announce(id);
      if (stop !== undefined) {
        const forRoom = stop.code === 'offline_limit_reached';
        if (!forRoom || uploadedSinceProgress || !(await parts.upload())) {
          if (forRoom) waitForRoom(id, stop, actor);
          return end(id, stop);
        }
        uploadedSinceProgress = true;
      }
      await setTimeout(pauseMs);
    }
  }

  /** A bug, or a disk that fails: what is committed is whole, the rest waits. */
  function fail(id: string, error: unknown): void {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    parts.logger.error({ error: what, batch: id }, 'a batch ended unexpectedly');
    const text = '程序出了错，批量停在这里。已开的票据不受影响；再开始一次，仍不行就把日志交给系统管理员。';
    batches.setState(id, 'paused', { code: 'internal', text });
  }

  function start(id: string, actor: Actor): void {
    waiting.delete(id);
    store.commit(() => {
      batches.retryStopped(id);
      batches.setState(id, 'running', null);
    });
    if (running.has(id)) return;
    const work = run(id, actor)
      .catch(error => fail(id, error))
      .finally(() => {
        running.delete(id);
        announce(id);
      });
    running.set(id, work);
  }

  const settled = async (id: string): Promise<void> => running.get(id);

  return {
    start,
    async pause(id) {
      waiting.delete(id);
      if (batches.get(id)?.state === 'running') batches.setState(id, 'paused', null);
      await settled(id);
    },
    isRunning: id => running.has(id),
    settled,
    uploaded() {
      const { count } = store.results.pending();
      for (const [id, { actor, pending }] of [...waiting])
        if (pending === undefined || count < pending) start(id, actor);
    },
    announce,
    async close() {
      closing = true;
      waiting.clear();
      await Promise.all(running.values());
      batches.pauseRunning();
    },
  };
}

/** What becomes of a row; an error where it stays ready because nothing can be issued for the time being. */
function rowOutcome(outcome: IssueOutcome): RowOutcome | AppError {
  switch (outcome.status) {
    case 'issued':
      return {
        status: 'issued',
        code: outcome.invoice.code,
        number: outcome.invoice.number,
        problems: [],
      };
    case 'same':
    case 'conflict':
      return outcomeBefore(outcome);
    case 'invalid':
      return { status: 'invalid', problems: [...outcome.problems] };
    case 'stopped': {
      const { code, message } = outcome.error;
      // Only this kind has no numbers: the others go on.
      return code === 'stock_empty'
        ? { status: 'stopped', problems: [{ field: 'kind', code, message }] }
        : outcome.error;
    }
  }
}
