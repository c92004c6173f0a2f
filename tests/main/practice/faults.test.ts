import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { faultTexts } from '../../../src/main/practice/fault-texts.ts';
import { createReconciliationDesk } from '../../../src/main/practice/operations/reconciliation.ts';
import { readRegisteredInvoices } from '../../../src/main/practice/read-registered-invoices.ts';
import { createDailyRecords } from '../../../src/main/practice/store/daily-records.ts';
import { createFaults } from '../../../src/main/practice/store/faults.ts';
import { createLeases } from '../../../src/main/practice/store/leases.ts';
import { beijingIso } from '../../../src/shared/domain/beijing-time.ts';
import type { Grant } from '../../../src/shared/protocol/grant.ts';
import type { Head } from '../../../src/shared/protocol/head.ts';
import { payloadOf } from '../../support/practice-client.ts';
import { type PracticeDesk, startPracticeDesk } from '../../support/practice-desk.ts';
import type { PracticeTerminal } from '../../support/practice-terminal.ts';

let desk: PracticeDesk;
let terminal: PracticeTerminal;
let grant: Grant;
let next: number;
beforeAll(async () => {
  desk = await startPracticeDesk();
  terminal = await desk.newTerminal();
  grant = await terminal.lease(50);
  next = Number(grant.first);
  await terminal.uploaded(1);
});
afterAll(() => desk.close());
afterEach(async () => {
  for (const name of (await desk.put('/practice/faults', undefined, 'GET')) as readonly string[])
    desk.platform.setFault(name, false);
});

/** The reconciliation desk of the platform's file, beside the platform. */
function readPlatform(folder: string) {
  const db = new Database(join(folder, 'platform.db'));
  const parts = { daily: createDailyRecords(db), leases: createLeases(db), faults: createFaults(db) };
  return { ...createReconciliationDesk(parts), close: () => db.close() };
}

const issue = () => terminal.issue({ grant, position: next++ });
const seen = async () => payloadOf<Head>((await terminal.call('highWaterMark', {})).head).seq;

it('delay: it is carried out at once and answered 8 seconds later', async () => {
  desk.platform.setFault('delay', true);
  const invoice = issue();
  const from = terminal.journal.length;
  const started = performance.now();
  const answer = terminal.uploaded(from, [invoice]);
  const registered = () => readRegisteredInvoices(desk.folder).map(({ number }) => number);
  await expect.poll(registered, { timeout: 6_000 }).toContain(invoice.number);
  expect((await answer).results).toMatchObject([{ result: 'accepted' }]);
  expect(performance.now() - started).toBeGreaterThan(7_900);
});

it('server-error: HTTP 500 that nobody signed, and nothing is done', async () => {
  const invoice = issue();
  const from = terminal.journal.length;
  desk.platform.setFault('server-error', true);
  const response = await fetch(`${desk.place.url}/v1/trust`);
  expect([response.status, response.headers.get('x-signature')]).toEqual([500, null]);
  await expect(terminal.upload(from, [invoice])).rejects.toThrow();
  expect((await fetch(`${desk.place.url}/practice/faults`)).status).toBe(200);
  desk.platform.setFault('server-error', false);
  expect(await seen()).toBe(from - 1);
  expect((await terminal.uploaded(from, [invoice])).results).toMatchObject([{ result: 'accepted' }]);
});

describe('double-reply: everything is done twice', () => {
  it('and the second time changes nothing', async () => {
    desk.platform.setFault('double-reply', true);
    const invoice = issue();
    const from = terminal.journal.length;
    const { results } = await terminal.uploaded(from, [invoice]);
    expect(results).toMatchObject([{ result: 'duplicate', first: { result: 'accepted' } }]);
    expect(await seen()).toBe(from);
    const first = await terminal.lease(3, '0201');
    expect(await terminal.lease(1, '0201')).toMatchObject({ first: '0000000004' });
    expect(first.last).toBe('0000000003');
    await expect(desk.newTerminal()).resolves.toMatchObject({ epoch: 1 });
  });

  it('but a refusal stays a refusal', async () => {
    desk.platform.setFault('double-reply', true);
    const requestId = '5f2d6a5e-6f0b-4c57-9f0e-0d7f0a3b9a10';
    expect(await terminal.send('leaseStatus', { requestId })).toMatchObject({ error: 'not_found' });
    expect(await terminal.send('time', {})).toMatchObject({ status: 200 });
  });
});

it('clock-offset: answers, heads and supervision signatures are 47 minutes ahead', async () => {
  desk.platform.setFault('clock-offset', true);
  const ahead = desk.clock.at + 47 * 60_000;
  const skewed = await terminal.send('time', {});
  expect(skewed).toMatchObject({ status: 401, error: 'clock_skewed' });
  expect((await terminal.send('time', {}, { time: beijingIso(ahead) })).json).toEqual({
    time: beijingIso(ahead),
  });
  const from = terminal.journal.length;
  const request = { epoch: 1, entries: terminal.entries(from), invoices: [] };
  const { json } = await terminal.send('uploadEntries', request, { time: beijingIso(ahead) });
  const { head } = json as { head: Parameters<typeof payloadOf>[0] };
  expect(payloadOf<Head>(head).time).toBe(beijingIso(ahead));
});

describe('what reconciliation is told', () => {
  it('is what is registered, and one more or another amount by fault', async () => {
    const other = await desk.newTerminal();
    const lease = await other.lease(10);
    const position = Number(lease.first);
    const sent = [
      other.issue({ grant: lease, position }),
      other.issue({ grant: lease, position: position + 1 }),
    ];
    await other.uploaded(1, sent);
    const day = beijingIso(desk.clock.at).slice(0, 10);
    const platform = readPlatform(desk.folder);
    const told = () =>
      platform.recordsOf(other.terminalId, day).map(({ number, totalFen }) => [number, totalFen]);
    const plain = sent.map(({ number }) => [number, 10_000]);
    expect(told()).toEqual(plain);
    expect(platform.recordsOf(other.terminalId, '2026-11-23')).toEqual([]);
    desk.platform.setFault('ghost-record', true);
    expect(told()).toEqual([...plain, [lease.last, 10_000]]);
    desk.platform.setFault('amount-diff', true);
    expect(told()).toEqual([[sent[0]?.number, 10_100], plain[1], [lease.last, 10_000]]);
    platform.close();
  });
});

describe('half-batch: the first half of what is new is taken', () => {
  const half = async (from: number, invoices: ReturnType<typeof issue>[]) => {
    const { head, results } = await terminal.uploaded(from, invoices);
    return { seq: payloadOf<Head>(head).seq, hash: payloadOf<Head>(head).hash, results };
  };

  it('with its invoices, and countersigned there; the rest comes again, down to one entry', async () => {
    const from = terminal.journal.length + 1;
    const invoices = [issue(), issue(), issue()];
    desk.platform.setFault('half-batch', true);
    const first = await half(from, invoices);
    expect(first).toMatchObject({
      seq: from + 1,
      hash: Buffer.from(terminal.hashAfter(from + 1)).toString('hex'),
      results: [{ number: invoices[0]?.number }, { number: invoices[1]?.number }],
    });
    const second = await half(from + 2, invoices.slice(2));
    expect(second).toMatchObject({ seq: from + 2, results: [{ result: 'accepted' }] });
  });

  it('after a lost reply, what is held gets all its results', async () => {
    const from = terminal.journal.length + 1;
    const invoices = [issue(), issue(), issue()];
    await terminal.uploaded(from, invoices);
    desk.platform.setFault('half-batch', true);
    const again = await half(from, invoices);
    expect(again.seq).toBe(from + 2);
    expect(again.results).toHaveLength(3);
  });

  it('but never without the entry that starts the epoch of the batch', async () => {
    const other = await desk.newTerminal();
    await other.uploaded(1);
    other.append('note.made', {});
    other.append('note.made', {});
    other.append('epoch.started', { epoch: 2 });
    other.epoch = 2;
    desk.platform.setFault('half-batch', true);
    const { head } = await other.uploaded(2);
    expect(payloadOf<Head>(head)).toMatchObject({ epoch: 2, seq: 4 });
  });
});

it('explains every fault in one sentence', () => {
  for (const text of Object.values(faultTexts)) expect(text).toMatch(/^[^。：]{2,12}：[^。]+。$/);
});
