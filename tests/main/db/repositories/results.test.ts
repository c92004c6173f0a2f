import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openForWriting, type WriteDb } from '../../../../src/main/db/open.ts';
import { createResults } from '../../../../src/main/db/repositories/results.ts';
import { startDesk, type TestDesk } from '../../../support/desk.ts';
import { planOf, plansOf } from '../../../support/query-plans.ts';

let desk: TestDesk;
let db: WriteDb;
beforeAll(async () => {
  desk = await startDesk();
  await desk.lease(50);
  db = openForWriting(join(desk.folder, 'terminal.db'));
});
afterAll(async () => {
  db.close();
  await desk.close();
});

const parts = [
  'SELECT seq FROM invoice_results WHERE state = ?',
  'SELECT count(*) FROM invoice_results WHERE state = ?',
  "SET state = 'unknown'",
  'DELETE FROM invoice_results',
];

describe('what the platform said', () => {
  it('is found by state in the small index of what is not accepted, however many are', () => {
    const plans = plansOf(db, createResults);
    for (const part of parts) {
      const plan = planOf(plans, part);
      expect(plan, part).toContain('invoice_results_open');
      expect(plan, part).not.toMatch(/^SCAN invoice_results$/m);
    }
    expect(planOf(plans, 'min(issued_at)')).not.toMatch(/^SCAN (i|invoices|invoice_results)$/m);
  });

  it('keeps counts, oldest and pending in step with every state', async () => {
    const status = async () => {
      const { pending, accepted, objected, unknown } = await desk.call('status.get', {});
      return { ...pending, accepted, objected, unknown };
    };
    await desk.issue('A-1', '1.00');
    desk.clock.pass(60);
    await desk.issue('A-2', '2.00');
    const first = '2026-11-24T10:21:03.120+08:00';
    const second = '2026-11-24T10:22:03.120+08:00';
    const none = { accepted: 0, objected: 0, unknown: 0 };
    expect(await status()).toEqual({ ...none, count: 2, amountFen: 300, oldest: first });
    await desk.sync();
    expect(await status()).toEqual({ ...none, accepted: 2, count: 0, amountFen: 0, oldest: null });
    await desk.issue('A-3', '4.00');
    expect(await status()).toMatchObject({ accepted: 2, count: 1, amountFen: 400, oldest: second });
    desk.platform.setFault('object:E9', true);
    await desk.sync();
    desk.clock.pass(60);
    await desk.issue('A-4', '8.00');
    expect(await status()).toMatchObject({ objected: 1, count: 2, amountFen: 1200, oldest: second });
  });
});
