import type { QueryClient } from '@tanstack/react-query';
import type { DeskEvent } from '../../shared/contract/events.ts';
import type { ProcedureName } from '../../shared/contract/index.ts';
import { readsOf } from './reads-of-topic.ts';
import { batchProgressKey } from './use-batch-progress.ts';

/** What happened in the core, as against where the page should go. */
export type ReadEvent = Exclude<DeskEvent, { readonly topic: 'go' }>;

/** A running batch reports many times a second; its rows are not read again for every report. */
const batchPauseMs = 400;

/** Takes the events: asks again for what may have changed, and keeps the last word about a batch. */
export function createReadAgain(queries: QueryClient): (event: ReadEvent) => void {
  const readAgain = createReader(queries);
  let waiting: ReturnType<typeof setTimeout> | undefined;
  return event => {
    if (event.topic !== 'batch') return readsOf[event.topic].forEach(readAgain);
    queries.setQueryData(batchProgressKey, { ...event, at: performance.now() });
    if (waiting !== undefined) return;
    waiting = setTimeout(() => {
      waiting = undefined;
      readsOf.batch.forEach(readAgain);
    }, batchPauseMs);
  };
}

/**
 * Reads one name at a time: an answer that is on its way is waited for and asked for again afterwards. Starting over
 * with every event would never come to an end while events are quicker than answers.
 */
function createReader(queries: QueryClient): (name: ProcedureName) => void {
  const reading = new Set<ProcedureName>();
  const changedSince = new Set<ProcedureName>();
  async function read(name: ProcedureName): Promise<void> {
    reading.add(name);
    do {
      changedSince.delete(name);
      await underway(queries, name);
      await queries.invalidateQueries({ queryKey: [name] });
    } while (changedSince.has(name));
    reading.delete(name);
  }
  return name => {
    if (reading.has(name)) changedSince.add(name);
    else void read(name);
  };
}

/**
 * Waits for what is being read of a name already: it may have been read before the change, and its arrival would make
 * an answer pass for fresh that is not. That holds for first answers and for those nobody looks at any more.
 */
async function underway(queries: QueryClient, name: ProcedureName): Promise<void> {
  const reads = queries.getQueryCache().findAll({ queryKey: [name], fetchStatus: 'fetching' });
  await Promise.allSettled(reads.map(read => read.promise));
}
