import { afterAll, beforeAll, expect, it } from 'vitest';
import { draftOf, startDesk, type TestDesk } from '../../support/desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startDesk();
  await desk.lease(120);
});
afterAll(() => desk.close());

const uploads = () => desk.proxy.seen.filter(path => path === '/v1/upload-entries').length;

it('sends invoices of many items in requests that a server takes', async () => {
  const [item] = draftOf('X').items;
  const items = Array.from({ length: 500 }, () => ({
    ...item!,
    amount: '1.00',
    itemRemark: '备注'.repeat(25),
  }));
  const before = uploads();
  await desk.issueFile(Array.from({ length: 60 }, (_, i) => ({ ...draftOf(`L-${i}`), items })));
  expect(await desk.sync()).toMatchObject({ sent: 60, accepted: 60, pending: 0 });
  expect(uploads() - before).toBeGreaterThan(1);
});
