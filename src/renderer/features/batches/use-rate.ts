import { useState } from 'react';
import { type BatchProgress, useBatchProgress } from '../../api/use-batch-progress.ts';

/** A second or so of events is enough to say how fast it goes. */
const leastMs = 500;

/** Rows a second of a batch since this was put on the screen; `undefined` until there is something to measure. */
export function useRate(id: string): number | undefined {
  const latest = useBatchProgress();
  const [mountedAt] = useState(() => performance.now());
  const [first, setFirst] = useState<BatchProgress>();
  const own = latest?.id === id && latest.at > mountedAt ? latest : undefined;
  if (own !== undefined && (first === undefined || own.done < first.done)) setFirst(own);
  if (own === undefined || first === undefined || own.at - first.at < leastMs) return undefined;
  return (own.done - first.done) / ((own.at - first.at) / 1000);
}
