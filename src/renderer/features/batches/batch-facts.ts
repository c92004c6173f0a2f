import type { BatchView } from '../../../shared/contract/batches.ts';

export interface BatchFacts {
  /** Have their invoice. */
  readonly done: number;
  /** Have one or can have one. */
  readonly of: number;
}

export function batchFacts({ ready, issued, same }: BatchView): BatchFacts {
  return { done: issued + same, of: issued + same + ready };
}

/** Which of the four steps is under way. */
export function batchStep({ state }: BatchView): 1 | 2 | 3 {
  return state === 'checked' ? 1 : state === 'finished' ? 3 : 2;
}

/** Whole seconds below two minutes, minutes above; never none while something is left. */
export function remainingSeconds(ready: number, perSecond: number): number {
  return Math.max(1, Math.ceil(ready / perSecond));
}
