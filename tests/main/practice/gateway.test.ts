import { request as httpRequest } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { beijingIso } from '../../../src/shared/domain/beijing-time.ts';
import type { Grant } from '../../../src/shared/protocol/grant.ts';
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

const nonce = 'a'.repeat(32);

describe('a request', () => {
  it('is unauthorized with a forged signature, in the name of another terminal, or unsigned', async () => {
    const other = await desk.newTerminal();
    expect(await terminal.send('time', {}, { key: other.terminalKey })).toMatchObject({
      error: 'unauthorized',
    });
    expect(await terminal.send('time', {}, { key: terminal.invoiceKey })).toMatchObject({
      error: 'unauthorized',
    });
    expect(await terminal.send('time', {}, { terminalId: other.terminalId })).toMatchObject({
      status: 401,
      error: 'unauthorized',
    });
    expect(await terminal.send('time', {}, { headers: { 'x-signature': '' } })).toMatchObject({
      error: 'unauthorized',
    });
  });

  it('is unauthorized when its body was changed on the way', async () => {
    const request = { requestId: '5f2d6a5e-6f0b-4c57-9f0e-0d7f0a3b9a10', kind: '0101', count: 5, reason: '' };
    const body = JSON.stringify({ ...request, count: 5_000 });
    expect(await terminal.send('requestLease', request, { body })).toMatchObject({ error: 'unauthorized' });
    expect(await terminal.send('leaseStatus', { requestId: request.requestId })).toMatchObject({
      error: 'not_found',
    });
  });

  it('is refused the second time its nonce comes, for as long as its time is good', async () => {
    expect(await terminal.send('time', {}, { nonce })).toMatchObject({ status: 200 });
    expect(await terminal.send('time', {}, { nonce })).toMatchObject({ status: 401, error: 'replayed' });
    expect(await terminal.send('time', {}, { nonce: nonce.toUpperCase() })).toMatchObject({
      error: 'unauthorized',
    });
    const time = beijingIso(desk.clock.at);
    desk.clock.at += 299_000;
    expect(await terminal.send('time', {}, { nonce, time })).toMatchObject({ error: 'replayed' });
    desk.clock.at += 302_000;
    expect(await terminal.send('time', {}, { nonce, time })).toMatchObject({ error: 'clock_skewed' });
    expect(await terminal.send('time', {}, { nonce })).toMatchObject({ status: 200 });
  });

  it('does not burn the nonce of a terminal when somebody else sends it', async () => {
    const other = await desk.newTerminal();
    const fresh = 'b'.repeat(32);
    await terminal.send('time', {}, { nonce: fresh, key: other.terminalKey });
    expect(await terminal.send('time', {}, { nonce: fresh })).toMatchObject({ status: 200 });
  });

  it('is answered with the signed time when its own is off by more than five minutes', async () => {
    for (const off of [301_000, -301_000]) {
      const reply = await terminal.send('time', {}, { time: beijingIso(desk.clock.at + off) });
      expect(reply).toMatchObject({ status: 401, error: 'clock_skewed' });
    }
    const reply = await terminal.send('time', {}, { time: beijingIso(desk.clock.at - 299_000) });
    expect(reply.json).toEqual({ time: beijingIso(desk.clock.at) });
  });

  it('is malformed when it does not follow the schema, and a signed error says so', async () => {
    expect(await terminal.send('requestLease', { kind: '0101' })).toMatchObject({
      status: 400,
      error: 'malformed',
    });
    expect(await terminal.send('time', {}, { headers: { 'content-type': 'text/plain' } })).toMatchObject({
      error: 'malformed',
    });
    const entries = [{ seq: 1, type: 'x', at: '2026-99-99T00:00:00.000+08:00', actor: 'a', body: '' }];
    expect(await terminal.send('uploadEntries', { epoch: 1, entries, invoices: [] })).toMatchObject({
      error: 'malformed',
    });
  });

  it('must be meant for this address', async () => {
    for (const headers of [{ host: 'evil.example:80' }, { origin: 'http://evil.example' }] as const)
      expect(await rawStatus('/v1/trust', headers)).toBe(401);
    const port = new URL(desk.place.url).port;
    expect(await rawStatus('/v1/trust', { host: `localhost:${port}`, origin: desk.place.url })).toBe(200);
    expect(await rawStatus('/practice/faults', { origin: 'null' })).toBe(401);
  });
});

function rawStatus(path: string, headers: Readonly<Record<string, string>>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(desk.place.url);
    httpRequest({ host: '127.0.0.1', port, path, headers }, response => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

describe('the catalogue', () => {
  it('is a signed statement that only comes when it is newer; publishing raises the version', async () => {
    const { catalogue } = await terminal.call('catalogue', { newerThan: 0 });
    expect(catalogue).not.toBeNull();
    expect(await terminal.call('catalogue', { newerThan: 1 })).toEqual({ catalogue: null });
    expect(await desk.put('/practice/catalogue', {}, 'POST')).toEqual({ version: 2 });
    expect((await terminal.call('catalogue', { newerThan: 1 })).catalogue).not.toBeNull();
  });
});

describe('a fault', () => {
  const turn = (name: string, on: boolean) => desk.put('/practice/faults', { name, on });

  it('unreachable: nothing is done and nothing is answered, except for the trainer', async () => {
    expect(await turn('unreachable', true)).toEqual(['unreachable']);
    const { code } = (await desk.put('/practice/codes', {}, 'POST')) as { code: string };
    expect(code).toMatch(/^\w{4}-\w{4}-\w{4}$/);
    await expect(terminal.send('time', {}, { nonce: 'c'.repeat(32) })).rejects.toThrow('fetch failed');
    await expect(fetch(`${desk.place.url}/v1/trust`)).rejects.toThrow('fetch failed');
    await expect(fetch(`${desk.place.url}/verify`)).rejects.toThrow('fetch failed');
    expect(await turn('unreachable', false)).toEqual([]);
    expect(await terminal.send('time', {}, { nonce: 'c'.repeat(32) })).toMatchObject({ status: 200 });
  });

  it('refuse: every request is answered with a signed refusal', async () => {
    await turn('refuse', true);
    expect(await terminal.send('time', {})).toMatchObject({ status: 503, error: 'platform_refused' });
    const invoice = terminal.issue({ grant, position: next++ });
    const from = terminal.journal.length;
    expect(await terminal.upload(from, [invoice])).toMatchObject({ status: 503 });
    await turn('refuse', false);
    expect((await terminal.uploaded(from, [invoice])).results).toMatchObject([{ result: 'accepted' }]);
  });

  it('lost-reply: it was carried out, so the same bytes again are duplicates', async () => {
    const invoice = terminal.issue({ grant, position: next++ });
    const from = terminal.journal.length;
    await turn('lost-reply', true);
    await expect(terminal.upload(from, [invoice])).rejects.toThrow('fetch failed');
    const request = { requestId: '0b8a4c3e-0b5e-4a55-8a37-0cb3b8d9a111', kind: '0201', count: 7, reason: '' };
    await expect(terminal.send('requestLease', request)).rejects.toThrow('fetch failed');
    await turn('lost-reply', false);
    const { results, head } = await terminal.uploaded(from, [invoice]);
    expect(results).toMatchObject([{ result: 'duplicate', first: { result: 'accepted' } }]);
    expect(head).toEqual((await terminal.call('highWaterMark', {})).head);
    expect(await terminal.call('requestLease', request)).toMatchObject({ state: 'granted' });
    expect(await terminal.lease(1, '0201')).toMatchObject({ first: '0000000008' });
  });

  it('object:CODE: new invoices are objected to, and accepted when they come again without the fault', async () => {
    const invoice = terminal.issue({ grant, position: next++ });
    const from = terminal.journal.length;
    await turn('object:E1207', true);
    const { results } = await terminal.uploaded(from, [invoice]);
    expect(results).toMatchObject([{ result: 'objected', objection: 'E1207' }]);
    expect((await terminal.uploaded(from + 1, [invoice])).results).toMatchObject([{ objection: 'E1207' }]);
    await turn('object:E1207', false);
    expect((await terminal.uploaded(from + 1, [invoice])).results).toMatchObject([{ result: 'accepted' }]);
  });

  it('has a name, or is not taken', async () => {
    expect(await turn('object:', true)).toMatchObject({ error: { code: 'malformed' } });
    expect(await turn('nonsense', true)).toMatchObject({ error: { code: 'malformed' } });
    expect(await desk.put('/practice/faults', undefined, 'GET')).toEqual([]);
  });
});
