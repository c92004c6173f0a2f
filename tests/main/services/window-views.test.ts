import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesk, type TestDesk } from '../../support/desk.ts';

let desk: TestDesk;

beforeAll(async () => {
  desk = await startDesk();
  await desk.lease(60);
});
afterAll(() => desk.close());

describe('settings', () => {
  it('start with defaults, keep what was changed, and journal only names', async () => {
    expect(await desk.call('settings.get', {})).toMatchObject({ idleLockMinutes: 5 });
    await desk.call('settings.display', { theme: 'dark', density: 'compact' });
    await desk.call('settings.change', { idleLockMinutes: 10 });
    await desk.reopen();
    await desk.unlock();
    expect(await desk.call('settings.get', {})).toMatchObject({
      display: { theme: 'dark', density: 'compact' },
      idleLockMinutes: 10,
      lowWater: { numbers: 50, days: 5 },
    });
    const [entry] = desk.rows<{ body: Buffer }>("SELECT body FROM journal WHERE type = 'setting.changed'");
    expect(JSON.parse(String(entry?.body))).toEqual({ names: ['idleLockMinutes'] });
  });

  it('are changed by the administrator only', async () => {
    const stranger = desk.window();
    await expect(stranger('settings.change', { idleLockMinutes: 60 })).rejects.toMatchObject({
      code: 'session_required',
    });
  });
});

describe('orders', () => {
  it('say so when no business system is set', async () => {
    await desk.call('settings.change', { ordersUrl: null });
    await expect(desk.call('orders.get', { reference: 'H-1001' })).rejects.toMatchObject({
      code: 'orders_not_configured',
    });
  });

  it('come from the business system that is', async () => {
    const place = await desk.platform.start();
    await desk.call('settings.change', { ordersUrl: `${place.url}/practice/orders` });
    const order = await desk.call('orders.get', { reference: 'H-1001' });
    expect(order.state).toBe('found');
    expect(await desk.call('orders.get', { reference: 'no such order' })).toEqual({ state: 'none' });
  });
});

describe('the workbench and the outlook', () => {
  it('add up today, name what is open, and see stock run low', async () => {
    const draft = (number: string, payMode: string) => ({
      businessNumber: number,
      kind: '0101',
      payMode,
      payer: { type: '1', name: '王小明' },
      items: [{ itemCode: '10304010101', amount: '100.00' }],
    });
    await desk.call('invoices.issue', { draft: draft('H-1', '现金') });
    await desk.call('invoices.issue', { draft: draft('H-2', '微信') });
    await desk.call('invoices.issue', { draft: draft('H-3', '微信') });
    desk.platform.setFault('object:E1207', true);
    await desk.sync();
    desk.platform.setFault('object:E1207', false);

    const home = await desk.call('home.get', {});
    expect(home).toMatchObject({
      day: '2026-11-24',
      blue: { count: 3, amountFen: 30_000 },
      red: { count: 0 },
    });
    expect(home.byPayMode).toEqual([
      { payMode: '微信', count: 2, amountFen: 20_000 },
      { payMode: '现金', count: 1, amountFen: 10_000 },
    ]);
    expect(home.todo).toContainEqual({ kind: 'objected', count: 3 });

    const outlook = (await desk.call('leases.outlook', {})).find(({ kind }) => kind === '0101');
    expect(outlook).toMatchObject({
      available: 57,
      reserve: 5,
      blue: 52,
      perDay: 3,
      low: false,
      suggested: 100,
    });
    expect(outlook?.daysLeft).toBeCloseTo(52 / 3);
    await desk.call('settings.change', { lowWater: { numbers: 53, days: 1 } });
    expect((await desk.call('leases.outlook', {})).find(({ kind }) => kind === '0101')?.low).toBe(true);
    expect((await desk.call('leases.outlook', {})).find(({ kind }) => kind === '0601')?.low).toBe(false);
    expect(await desk.call('catalogue.usage', {})).toEqual([
      { itemCode: '10304010101', uses: 3, highestFen: 10_000 },
    ]);
  });

  it('list by state, kind and day', async () => {
    const list = async (question: object) =>
      (await desk.call('invoices.list', { limit: 10, ...question })).invoices.map(one => one.businessNumber);
    expect(await list({ state: 'objected' })).toEqual(['H-3', 'H-2', 'H-1']);
    expect(await list({ state: 'accepted' })).toEqual([]);
    expect(await list({ kind: '0601' })).toEqual([]);
    expect(await list({ from: '2026-11-24', to: '2026-11-24' })).toHaveLength(3);
    expect(await list({ to: '2026-11-23' })).toEqual([]);
    expect(await list({ from: '2026-11-25' })).toEqual([]);
    expect(await list({ search: 'H-2', state: 'objected' })).toEqual(['H-2']);
  });
});

describe('the sync centre', () => {
  it('shows what waits with the platform’s words, and what was issued while there was no line', async () => {
    const before = await desk.call('sync.overview', {});
    expect(before.counts).toMatchObject({ objected: 3, queued: 0, accepted: 0 });
    expect(before.waiting[0]).toMatchObject({ state: 'objected', objection: { code: 'E1207' } });

    desk.platform.setFault('unreachable', true);
    desk.clock.pass(3600);
    const first = (await desk.issue('O-1', '40.00')).invoice.number;
    const last = (await desk.issue('O-2', '60.00')).invoice.number;
    expect((await desk.call('sync.overview', {})).outages[0]).toMatchObject({
      to: null,
      first,
      last,
      count: 2,
    });
    await expect(desk.sync()).rejects.toMatchObject({ code: 'platform_unreachable' });
    expect((await desk.call('sync.overview', {})).counts).toMatchObject({ queued: 2, unknown: 0 });

    desk.platform.setFault('unreachable', false);
    await desk.sync();
    const after = await desk.call('sync.overview', {});
    expect(after.counts).toMatchObject({ objected: 0, unknown: 0, queued: 0, accepted: 5 });
    expect(after.waiting).toEqual([]);
    expect(after.outages[0]).toMatchObject({ first, last, count: 2, amountFen: 10_000 });
    expect(after.outages[0]?.to).not.toBeNull();
    expect((await desk.call('home.get', {})).todo).toContainEqual({ kind: 'outage', count: 1 });

    // A computer that was off is no outage: nobody issued anything.
    desk.clock.pass(3600);
    await desk.call('settings.change', { lowWater: { numbers: 54, days: 1 } });
    await desk.sync();
    expect((await desk.call('sync.overview', {})).outages).toHaveLength(1);
  });
});

describe('one invoice', () => {
  it('is proved tick by tick and tells its life', async () => {
    const { code, number } = (await desk.issue('V-1')).invoice;
    const ticks = async () =>
      Object.fromEntries(
        (await desk.call('invoices.verify', { code, number })).map(({ name, ok }) => [name, ok] as const),
      );
    expect(await ticks()).toEqual({
      内容: true,
      单位签名: true,
      监制签名: null,
      流水账: true,
      号段: true,
      平台: null,
    });
    const { job } = await desk.call('printing.print', { code, number });
    await desk.call('printing.resolve', { id: job.id, printed: true });
    desk.clock.pass(60);
    await desk.sync();
    expect(await ticks()).toEqual({
      内容: true,
      单位签名: true,
      监制签名: true,
      流水账: true,
      号段: true,
      平台: true,
    });
    const steps = await desk.call('invoices.timeline', { code, number });
    expect(steps.map(({ what, actor }) => `${what} ${actor}`.trim())).toEqual([
      '开具 li',
      '打印',
      '已监制 平台',
    ]);
  });
});
