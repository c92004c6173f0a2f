import { afterAll, beforeAll, expect, it } from 'vitest';
import { startDesk, type TestDesk } from '../../../support/desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startDesk();
  await desk.lease(20);
});
afterAll(() => desk.close());

it('takes an unsigned HTTP 500 for a line that is down, not for a forgery, and loses nothing', async () => {
  await desk.issue('B-1');
  desk.platform.setFault('server-error', true);
  await expect(desk.sync()).rejects.toMatchObject({ code: 'platform_unreachable' });
  desk.platform.setFault('server-error', false);
  expect(await desk.sync()).toMatchObject({ accepted: 1, pending: 0 });
});
