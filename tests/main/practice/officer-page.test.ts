import { randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { faultTexts } from '../../../src/main/practice/fault-texts.ts';
import { type PracticeDesk, startPracticeDesk } from '../../support/practice-desk.ts';
import type { PracticeTerminal } from '../../support/practice-terminal.ts';
import { reversalOf, withCheckCode } from '../../support/reversed-invoice.ts';

let desk: PracticeDesk;
let terminal: PracticeTerminal;
let token: string;
beforeAll(async () => {
  desk = await startPracticeDesk();
  terminal = await desk.newTerminal();
});
afterAll(() => desk.close());
beforeEach(async () => {
  token = /name="token" value="([^"]+)"/.exec(await page())?.[1] ?? '';
});

async function page(): Promise<string> {
  const response = await fetch(`${desk.place.url}/practice/`);
  expect(response.status).toBe(200);
  return response.text();
}
const seen = async () => (await page()).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

function post(path: string, form: Readonly<Record<string, string>>, headers: Record<string, string> = {}) {
  return fetch(`${desk.place.url}/practice/officer/${path}`, {
    method: 'POST',
    body: new URLSearchParams({ token, ...form }),
    redirect: 'manual',
    headers,
  });
}

const faults = () => desk.put('/practice/faults', undefined, 'GET');

function askFor(count: number, reason: string): Promise<string> {
  const requestId = randomUUID();
  return terminal.send('requestLease', { requestId, kind: '0601', count, reason }).then(() => requestId);
}

describe('the officer', () => {
  it('approves a request, and the terminal has its numbers', async () => {
    const requestId = await askFor(6_000, '<i>备用</i>');
    expect(await page()).toContain('&lt;i&gt;备用&lt;/i&gt;');
    const answer = await post(`leases/${requestId}`, { decision: 'grant' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/practice/#leases']);
    expect(await terminal.call('leaseStatus', { requestId })).toMatchObject({ state: 'granted' });
    expect(await seen()).toContain('没有待批的申请');
  });

  it('refuses one in words, once', async () => {
    const requestId = await askFor(7_000, '');
    await post(`leases/${requestId}`, { decision: 'refuse', words: '上批未核销' });
    expect(await terminal.call('leaseStatus', { requestId })).toEqual({
      state: 'refused',
      text: '上批未核销',
    });
    const again = await post(`leases/${requestId}`, { decision: 'grant' });
    expect(again.status).toBe(409);
    expect(await again.text()).toContain('返回财政端');
    expect((await post(`leases/${randomUUID()}`, { decision: 'grant' })).status).toBe(404);
    expect((await post(`leases/${requestId}`, { decision: 'maybe' })).status).toBe(400);
  });

  it('sees terminals with their last head, what came, and what was objected to', async () => {
    const grant = await terminal.lease(10);
    const first = Number(grant.first);
    const good = terminal.issue(withCheckCode(grant, first, 'AAAAAA'));
    await terminal.uploaded(1, [good]);
    desk.platform.setFault('object:E1207', true);
    const bad = terminal.issue(withCheckCode(grant, first + 1, 'BBBBBB'));
    await terminal.uploaded(terminal.journal.length, [bad]);
    desk.platform.setFault('object:E1207', false);
    const line = `${terminal.terminalId.slice(0, 8)} 320500123 · 01 1 ${terminal.journal.length} 2026-11-24 10:21:03 2 200.00`;
    expect(await seen()).toContain(line);
    expect(await seen()).toContain('3201 0126 0000 0000 02 100.00 E1207 演练');
    expect(await seen()).toContain('3201 0126 0000 0000 01 100.00 ✓ 已监制');
    expect(await seen()).not.toContain('已冲红');
    const red = terminal.issue(reversalOf(bad, withCheckCode(grant, first + 2, 'CCCCCC')));
    await terminal.uploaded(terminal.journal.length, [red]);
    expect(await seen()).toContain('3201 0126 0000 0000 02 已冲红');
  });

  it('makes enrolment codes', async () => {
    const before = (await page()).match(/\w{4}-\w{4}-\w{4}(?=<)/g) ?? [];
    expect((await post('codes', {})).headers.get('location')).toBe('/practice/#codes');
    const after = (await page()).match(/\w{4}-\w{4}-\w{4}(?=<)/g) ?? [];
    expect(after).toHaveLength(before.length + 1);
  });

  it('turns every fault on and off, each said in a sentence, and may do so while the platform is unreachable', async () => {
    for (const [name, sentence] of Object.entries(faultTexts)) {
      expect(await page()).toContain(sentence.split('：')[1]);
      expect((await post('faults', { name, on: 'on' })).status).toBe(303);
      expect(await faults()).toEqual([name]);
      expect(await seen()).toContain('● 已打开');
      await post('faults', { name, on: 'off' });
      expect(await faults()).toEqual([]);
    }
    await post('faults', { objection: 'E77', on: 'on' });
    expect(await faults()).toEqual(['object:E77']);
    expect(await page()).toContain('name="name" value="object:E77"');
    await post('faults', { name: 'object:E77', on: 'off' });
    expect((await post('faults', { name: 'nonsense', on: 'on' })).status).toBe(400);
    expect(await faults()).toEqual([]);
  });

  it('finds the page by its name without the slash too', async () => {
    const response = await fetch(`${desk.place.url}/practice`, { redirect: 'manual' });
    expect(response.headers.get('location')).toBe('/practice/');
  });
});

describe('nobody else', () => {
  it.each([
    ['no token', { token: '' }],
    ['another token', { token: 'x'.repeat(43) }],
  ])('does anything with %s', async (_, form) => {
    const answer = await post('faults', { name: 'refuse', on: 'on', ...form });
    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain('页面已过期');
    expect(await faults()).toEqual([]);
  });

  it('does anything from a page of another origin, or by another name of this machine', async () => {
    const body = new URLSearchParams({ token, name: 'refuse', on: 'on' }).toString();
    const own = { origin: desk.place.url };
    expect(await raw('POST', '/practice/officer/faults', { body, headers: own })).toBe(303);
    desk.platform.setFault('refuse', false);
    for (const headers of [{ origin: 'http://evil.example' }, { origin: 'null' }, { host: 'evil.example' }]) {
      expect(await raw('POST', '/practice/officer/faults', { body, headers })).toBe(401);
      expect(await raw('GET', '/practice/', { headers })).toBe(401);
    }
    expect(await faults()).toEqual([]);
  });

  it('gets the JSON addresses to read a form', async () => {
    const body = new URLSearchParams({ token, name: 'refuse', on: 'on' }).toString();
    expect(await raw('POST', '/practice/codes', { body, headers: {} })).toBe(400);
  });

  it('frames the page or runs a script in it', async () => {
    const { headers } = await fetch(`${desk.place.url}/practice/`);
    const policy = headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(await page()).not.toMatch(/<script|<style| style=| on\w+=/);
  });
});

interface RawRequest {
  readonly body?: string;
  readonly headers: Record<string, string>;
}

function raw(method: string, path: string, { body, headers }: RawRequest): Promise<number | undefined> {
  const port = new URL(desk.place.url).port;
  const all = { 'content-type': 'application/x-www-form-urlencoded', ...headers };
  return new Promise((resolve, reject) => {
    httpRequest({ host: '127.0.0.1', port, path, method, headers: all }, response => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end(body);
  });
}
