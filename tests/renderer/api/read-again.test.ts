import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, expect, it, vi } from 'vitest';
import { createReadAgain } from '../../../src/renderer/api/read-again.ts';
import { batchProgressKey } from '../../../src/renderer/api/use-batch-progress.ts';

afterEach(() => vi.useRealTimers());

/** A read whose answers come when the test says so. */
function slowRead(queries: QueryClient, queryKey: readonly unknown[]) {
  const answers: ((value: number) => void)[] = [];
  const observer = new QueryObserver<number>(queries, {
    queryKey,
    queryFn: () => new Promise(resolve => answers.push(resolve)),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const stop = observer.subscribe(() => {});
  return { answers, observer, stop };
}

const settle = () => new Promise(resolve => setTimeout(resolve, 10));

it('lets an answer arrive, however many events come meanwhile, and asks once more after it', async () => {
  const queries = new QueryClient();
  const { answers, observer, stop } = slowRead(queries, ['status.get', {}]);
  answers[0]!(1);
  await settle();
  const readAgain = createReadAgain(queries);
  for (let event = 0; event < 5; event += 1) {
    readAgain({ topic: 'status' });
    await settle();
  }
  expect(answers).toHaveLength(2);
  answers[1]!(2);
  await settle();
  expect(observer.getCurrentResult().data).toBe(2);
  expect(answers).toHaveLength(3);
  answers[2]!(3);
  await settle();
  expect(answers).toHaveLength(3);
  readAgain({ topic: 'status' });
  await settle();
  expect(answers).toHaveLength(4);
  stop();
});

it('asks again for a first answer that was on its way when the event came', async () => {
  const queries = new QueryClient();
  const { answers, observer, stop } = slowRead(queries, ['invoices.get', {}]);
  createReadAgain(queries)({ topic: 'invoices' });
  await settle();
  answers[0]!(1);
  await settle();
  expect(answers).toHaveLength(2);
  answers[1]!(2);
  await settle();
  expect(observer.getCurrentResult().data).toBe(2);
  stop();
});

it('does not let an answer that came for a screen that was left pass for fresh', async () => {
  const queries = new QueryClient();
  const left = slowRead(queries, ['invoices.get', {}]);
  left.stop();
  createReadAgain(queries)({ topic: 'invoices' });
  await settle();
  left.answers[0]!(1);
  await settle();
  const back = slowRead(queries, ['invoices.get', {}]);
  await settle();
  expect(back.answers).toHaveLength(1);
  back.stop();
});

it('keeps the last word about a batch at once, and reads its rows again only after a pause', async () => {
  vi.useFakeTimers();
  const queries = new QueryClient();
  const { answers, stop } = slowRead(queries, ['batches.get', { id: 'a' }]);
  await vi.advanceTimersByTimeAsync(0);
  answers[0]!(0);
  await vi.advanceTimersByTimeAsync(0);
  const readAgain = createReadAgain(queries);
  for (const done of [100, 200, 300]) readAgain({ topic: 'batch', id: 'a', done, total: 3000 });
  expect(queries.getQueryData(batchProgressKey)).toMatchObject({ id: 'a', done: 300, total: 3000 });
  expect(answers).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(500);
  expect(answers).toHaveLength(2);
  stop();
});
