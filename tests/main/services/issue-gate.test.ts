import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { practicePolicy } from '../../../src/main/practice/practice-policy.ts';
import { beijingIso } from '../../../src/shared/domain/beijing-time.ts';
import type { Policy } from '../../../src/shared/domain/policy.ts';
import { draftOf, startDesk, type TestDesk } from '../../support/desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.close());

/** A lease that is over after a day, so that its policy does not hold in the next test. */
const withPolicy = (policy: Partial<Policy>) =>
  desk.lease(100, {
    policy: { ...practicePolicy, ...policy },
    notAfter: beijingIso(desk.clock.platform + day * 1000),
  });
const day = 86_400;
const offline = (on: boolean) => desk.platform.setFault('unreachable', on);
async function restartMachine(): Promise<void> {
  await desk.reopen();
  await desk.unlock();
  desk.clock.boot += '+';
  desk.clock.uptime = 5;
}
const reached = (limit: string) => ({ code: 'offline_limit_reached', details: { limit } });
const doubtful = { code: 'clock_doubtful' };
const grade = async () => (await desk.call('status.get', {})).clock;

describe('without a line', () => {
  afterEach(async () => {
    offline(false);
    desk.clock.pass(2 * day);
    await desk.sync();
  });

  it('issuing goes on, and so do reading and printing', async () => {
    await withPolicy({});
    offline(true);
    const { invoice } = await desk.issue('O-1');
    const { code, number } = invoice;
    expect((await desk.call('invoices.file', { code, number, format: 'pdf' })).content).toMatch(/^JVBER/);
    await expect(desk.sync()).rejects.toMatchObject({ code: 'platform_unreachable' });
    expect(await desk.issue('O-2')).toMatchObject({ status: 'issued' });
    expect(await desk.call('audit.verify', {})).toMatchObject({ ok: true });
  });

  it('stops at the count of the policy, with the number that is waiting, and resumes after an upload', async () => {
    await withPolicy({ offlineCount: 2 });
    offline(true);
    await desk.issue('C-1');
    await desk.issue('C-2');
    await expect(desk.issue('C-3')).rejects.toMatchObject({
      ...reached('count'),
      message: expect.stringContaining('已到 2 张'),
    });
    offline(false);
    await desk.sync();
    expect(await desk.issue('C-3')).toMatchObject({ status: 'issued' });
  });

  it('stops before the amount of the policy would be passed, not before', async () => {
    await withPolicy({ offlineAmountFen: 30_000 });
    offline(true);
    await desk.issue('A-1', '200.00');
    await expect(desk.issue('A-2', '100.01')).rejects.toMatchObject(reached('amount'));
    await desk.issue('A-2', '100.00');
    await expect(desk.issue('A-3', '0.01')).rejects.toMatchObject(reached('amount'));
    offline(false);
    await desk.sync();
    expect(await desk.issue('A-3', '0.01')).toMatchObject({ status: 'issued' });
  });

  it('stops hours after the signed time of the last head, whatever was heard since', async () => {
    await withPolicy({ offlineHours: 2 });
    desk.clock.pass(3600);
    // A reply is not a head.
    await desk.call('catalogue.update', {});
    offline(true);
    desk.clock.pass(3599);
    await desk.issue('H-1');
    desk.clock.pass(1);
    await expect(desk.issue('H-2')).rejects.toMatchObject(reached('hours'));
    offline(false);
    await desk.sync();
    expect(await desk.issue('H-2')).toMatchObject({ status: 'issued' });
  });

  it('holds to the strictest of the open policies, over all leases', async () => {
    await withPolicy({ offlineCount: 100 });
    const notAfter = beijingIso(desk.clock.platform + day * 1000);
    await desk.lease(10, { kind: '0201', policy: { ...practicePolicy, offlineCount: 1 }, notAfter });
    offline(true);
    await desk.issue('S-1');
    await expect(desk.issue('S-2')).rejects.toMatchObject(reached('count'));
  });

  it('makes a file of drafts stop there, row by row; with a line it waits for acceptances and goes on', async () => {
    await withPolicy({ offlineCount: 3 });
    const drafts = ['1', '2', '3', '4', '5'].map(n => draftOf(`F-${n}`));
    offline(true);
    const stopped = await desk.issueFile(drafts);
    expect(stopped.rows.map(({ status }) => status)).toEqual([
      ...['issued', 'issued', 'issued', 'stopped', 'stopped'],
    ]);
    offline(false);
    expect(await desk.issueFile(drafts)).toMatchObject({ issued: 2, same: 3, failed: 0 });
  });

  it('lets a file of drafts go on after the hours ran out, once the platform answers again', async () => {
    await withPolicy({ offlineHours: 2 });
    desk.clock.pass(3 * 3600);
    expect(await desk.issueFile([draftOf('G-1')])).toMatchObject({ issued: 1, failed: 0 });
  });
});

describe('the clock', () => {
  beforeAll(() => desk.lease(100));
  afterEach(async () => {
    offline(false);
    desk.clock.wall = desk.clock.platform;
    desk.clock.pass(60);
    await desk.sync();
  });

  it('may step back a second: the invoice takes the time of the last one', async () => {
    const { invoice } = await desk.issue('T-1');
    desk.clock.wall -= 1000;
    expect((await desk.issue('T-2')).invoice.issuedAt).toBe(invoice.issuedAt);
    desk.clock.wall -= 1;
    await expect(desk.issue('T-3')).rejects.toMatchObject(doubtful);
    desk.clock.wall += 1;
    expect((await desk.issue('T-3')).invoice.issuedAt).toBe(invoice.issuedAt);
    expect(await desk.call('audit.verify', {})).toMatchObject({ ok: true });
  });

  it('stops issuing while it is away from the platform by more than the tolerance, either way', async () => {
    for (const way of [1, -1]) {
      desk.clock.wall += way * practicePolicy.clockToleranceSeconds * 1000;
      expect(await grade()).toBe('confirmed');
      desk.clock.wall += way * 1000;
      expect(await grade()).toBe('doubtful');
      await expect(desk.issue('D-1')).rejects.toMatchObject({
        ...doubtful,
        details: { driftSeconds: way * (practicePolicy.clockToleranceSeconds + 1) },
      });
      desk.clock.wall = desk.clock.platform;
    }
    expect(await desk.issue('D-1')).toMatchObject({ status: 'issued' });
  });

  it('still lets uploads through when it is wrong, and a signed answer does not make it right', async () => {
    await desk.issue('U-1');
    desk.clock.wall += 3_600_000;
    expect(await desk.sync()).toMatchObject({ accepted: 1 });
    await expect(desk.issue('U-2')).rejects.toMatchObject(doubtful);
    desk.clock.wall = desk.clock.platform;
    expect(await desk.issue('U-2')).toMatchObject({ status: 'issued' });
  });

  it('answers what was issued before even while it is wrong: nothing is taken for that', async () => {
    const { invoice } = await desk.issue('S-1');
    desk.clock.wall -= 3_600_000;
    expect(await desk.issue('S-1')).toEqual({ status: 'same', invoice });
    await expect(desk.issue('S-1', '1.00')).rejects.toMatchObject({ code: 'business_number_conflict' });
    await expect(desk.issue('S-2', '0')).rejects.toMatchObject({ code: 'invoice_not_issuable' });
    await expect(desk.issue('S-2')).rejects.toMatchObject(doubtful);
  });

  it('is estimated after a restart of the machine without a line, for as long as policy says', async () => {
    await desk.issue('R-1');
    offline(true);
    await restartMachine();
    desk.clock.pass(practicePolicy.restartGapHours * 3600);
    expect(await grade()).toBe('estimated');
    desk.clock.wall += 1;
    expect(await grade()).toBe('doubtful');
    await expect(desk.issue('R-2')).rejects.toMatchObject(doubtful);
    offline(false);
    desk.clock.wall -= 1;
    await desk.sync();
    expect(await grade()).toBe('confirmed');
    expect(await desk.issue('R-2')).toMatchObject({ status: 'issued' });
  });

  it('is doubtful after a restart of the machine with a time before the last entry', async () => {
    await desk.issue('B-1');
    await restartMachine();
    desk.clock.wall -= 2000;
    expect(await grade()).toBe('doubtful');
  });
});

describe('the year', () => {
  beforeEach(async () => {
    await desk.close();
    desk = await startDesk();
  });

  it('ends a lease: its numbers are not used in the next one, and not touched', async () => {
    await desk.lease(20);
    desk.clock.pass((Date.parse('2026-12-31T23:59:59+08:00') - desk.clock.wall) / 1000);
    await desk.sync();
    expect((await desk.issue('Y-1')).invoice).toMatchObject({ code: '32010126' });
    desk.clock.pass(1);
    await desk.sync();
    await expect(desk.issue('Y-2')).rejects.toMatchObject({ code: 'stock_empty' });
    expect(await desk.call('leases.list', {})).toMatchObject([{ available: 19, issued: 1, lapsed: 0 }]);
    await desk.lease(20);
    expect((await desk.issue('Y-2')).invoice).toMatchObject({ code: '32010127', number: '0000000001' });
  });

  it('does not begin early: a lease of the next year waits for it', async () => {
    await desk.lease(20, { notBefore: '2027-01-01T00:00:00+08:00', notAfter: '2027-12-31T23:59:59+08:00' });
    await expect(desk.issue('N-1')).rejects.toMatchObject({ code: 'stock_empty' });
  });
});
