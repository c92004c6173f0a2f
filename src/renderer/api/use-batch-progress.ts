import { skipToken, useQuery } from '@tanstack/react-query';

/** How far the batch that runs in the core has come, by its last event. */
export interface BatchProgress {
  readonly id: string;
  readonly done: number;
  readonly total: number;
  /** Milliseconds on the page's own steady clock. */
  readonly at: number;
}

export const batchProgressKey = ['batch progress'] as const;

/** `undefined` until an event came. */
export function useBatchProgress(): BatchProgress | undefined {
  return useQuery<BatchProgress>({ queryKey: batchProgressKey, queryFn: skipToken }).data;
}
