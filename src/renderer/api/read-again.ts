import type { QueryClient } from '@tanstack/react-query';
import type { DeskEvent } from '../../shared/contract/events.ts';
import { readsOf } from './reads-of-topic.ts';
import { batchProgressKey } from './use-batch-progress.ts';

/** A running batch reports many times a second; its rows are not read again for every report. */
const batchPauseMs = 400;

/** Takes the events: asks again for what may have changed, and keeps the last word about a batch. */
export function createReadAgain(queries: QueryClient): (event: DeskEvent) => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const readAgain = (topic: DeskEvent['topic']) => {
    for (const name of readsOf[topic]) void queries.invalidateQueries({ queryKey: [name] });
  };
  return event => {
    if (event.topic !== 'batch') return readAgain(event.topic);
    queries.setQueryData(batchProgressKey, { ...event, at: performance.now() });
    if (waiting !== undefined) return;
    waiting = setTimeout(() => {
      waiting = undefined;
      readAgain('batch');
    }, batchPauseMs);
  };
}
