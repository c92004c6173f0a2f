import { afterAll, beforeAll, expect, it } from 'vitest';
import { admin, draftOf, startDesk, type TestDesk } from '../../support/desk.ts';

let desk: TestDesk;

beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.close());

it('parks an unfinished draft without taking a number, and gives it back once', async () => {
  const draft = { ...draftOf('HIS-1'), payer: { type: '1', name: '  王芳 ' } };
  const parked = await desk.call('drafts.park', { draft });
  expect(parked).toMatchObject({ kind: '0101', payerName: '王芳', totalFen: 10_000 });
  expect(await desk.call('drafts.list', {})).toEqual([parked]);
  expect(desk.rows('SELECT * FROM invoices')).toEqual([]);

  expect(await desk.call('drafts.recall', { id: parked.id })).toEqual({ draft });
  expect(await desk.call('drafts.list', {})).toEqual([]);
  await expect(desk.call('drafts.recall', { id: parked.id })).rejects.toMatchObject({ code: 'not_found' });
});

it('parks what cannot be read yet as it stands', async () => {
  const draft = draftOf('HIS-2', 'zwölf');
  const parked = await desk.call('drafts.park', { draft });
  expect(parked.totalFen).toBeNull();
  expect((await desk.call('drafts.recall', { id: parked.id })).draft.items[0]?.amount).toBe('zwölf');
});

it('keeps each person’s drafts their own, also across a restart', async () => {
  await desk.call('users.add', { id: 'zhou', name: '周', roles: ['cashier'], pin: 'blue window 8' });
  const { id } = await desk.call('drafts.park', { draft: draftOf('HIS-3') });
  const other = desk.window();
  await other('session.unlock', { user: 'zhou', pin: 'blue window 8' });
  expect(await other('drafts.list', {})).toEqual([]);
  await expect(other('drafts.recall', { id })).rejects.toMatchObject({ code: 'not_found' });

  await desk.reopen();
  await desk.call('session.unlock', admin);
  expect((await desk.call('drafts.list', {})).map(parked => parked.id)).toEqual([id]);
});
