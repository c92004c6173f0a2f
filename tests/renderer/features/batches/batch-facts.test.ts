import { expect, it } from 'vitest';
import {
  batchFacts,
  batchStep,
  remainingSeconds,
} from '../../../../src/renderer/features/batches/batch-facts.ts';
import type { BatchView } from '../../../../src/shared/contract/batches.ts';

const batch: BatchView = {
  id: 'b7b0ad3e-5c1f-4a4e-9f0a-1a2b3c4d5e6f',
  name: '学费2026秋.xlsx',
  createdAt: '2026-11-24T10:00:00.000+08:00',
  user: '周晓敏',
  state: 'running',
  total: 3000,
  ready: 1993,
  issued: 990,
  same: 10,
  failed: 7,
  totalFen: 4_500_000,
  needs: [],
  stopped: null,
};

it('counts what has its invoice against what can have one', () => {
  expect(batchFacts(batch)).toEqual({ done: 1000, of: 2993 });
});

it('knows the step', () => {
  const steps = (['checked', 'running', 'paused', 'finished'] as const).map(state =>
    batchStep({ ...batch, state }),
  );
  expect(steps).toEqual([1, 2, 2, 3]);
});

it('never says that nothing is left while something is', () => {
  expect(remainingSeconds(1, 2610)).toBe(1);
  expect(remainingSeconds(5220, 2610)).toBe(2);
});
