import { afterAll, beforeAll, expect, it } from 'vitest';
import { enrolment, startBlankDesk, type TestDesk } from '../../support/desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startBlankDesk();
});
afterAll(() => desk.close());

it('enrols once when two windows press at the same moment, and the terminal works afterwards', async () => {
  const [first, second] = await Promise.allSettled([
    desk.call('terminal.enrol', enrolment()),
    desk.window()('terminal.enrol', enrolment()),
  ]);
  expect(first.status).toBe('fulfilled');
  expect(second).toMatchObject({ status: 'rejected', reason: { code: 'already_enrolled' } });

  await desk.reopen();
  await desk.unlock();
  await desk.lease(20);
  await desk.issue('B-1');
  expect(await desk.sync()).toMatchObject({ accepted: 1 });
});
