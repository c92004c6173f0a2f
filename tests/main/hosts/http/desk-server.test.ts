import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DeskServer, startDeskServer } from '../../../../src/main/hosts/http/desk-server.ts';
import { createEchoDesk } from '../../../support/echo-desk.ts';

let desk: ReturnType<typeof createEchoDesk>;
let server: DeskServer;
let origin: string;
let folder: string;
let idle: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'desk-page-'));
  const rendererDir = join(folder, 'page');
  mkdirSync(join(rendererDir, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'outside.txt'), 'not for you');
  writeFileSync(join(rendererDir, 'index.html'), '<meta nonce="__CSP_NONCE__"><i nonce="__CSP_NONCE__">');
  writeFileSync(join(rendererDir, 'assets', 'main-Ab3dEf7_.js'), 'export {};');
  desk = createEchoDesk();
  idle = 0;
  server = await startDeskServer({ desk, rendererDir, idleGraceMs: 60, onIdle: () => (idle += 1) });
  origin = new URL(server.url).origin;
});

afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const secretOf = (url: string) => new URL(url).hash.replace('#secret=', '');

function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

async function admit(url = server.url): Promise<Record<string, string>> {
  const reply = await post('/session', { secret: secretOf(url) });
  const { bearer } = (await reply.json()) as { bearer: string };
  return { authorization: `Bearer ${bearer}` };
}

/** fetch neither sends another Host nor leaves a path as it is written. */
function raw(path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    request({ hostname, port, path, headers }, reply => {
      reply.resume();
      resolve(reply.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

describe('the launch secret', () => {
  it('lets one window in, once', async () => {
    expect((await post('/session', { secret: secretOf(server.url) })).status).toBe(200);
    expect((await post('/session', { secret: secretOf(server.url) })).status).toBe(401);
  });

  it('turns away a missing, a wrong and a malformed one', async () => {
    for (const body of [{}, { secret: 'guess' }, { secret: 7 }, null])
      expect((await post('/session', body)).status).toBe(401);
    expect(desk.sessions()).toBe(0);
  });

  it('is different in every address, and gives every window its own session', async () => {
    const [first, second] = [await admit(), await admit(server.newLaunchUrl())];
    const call = async (headers: Record<string, string>) =>
      (await (await post('/rpc/status.get', { input: {} }, headers)).json()) as {
        value: { session: number };
      };
    expect((await call(first)).value.session).toBe(1);
    expect((await call(second)).value.session).toBe(2);
  });
});

describe('calls', () => {
  it('go to the core as they are, and its reply comes back', async () => {
    const body = { input: { a: [1] }, approval: { user: 'li', pin: 'secret-pin' } };
    const reply = await post('/rpc/users.list', body, await admit());
    expect(await reply.json()).toEqual({ ok: true, value: { session: 1, name: 'users.list', ...body } });
  });

  it('of a stranger get 401, whatever else is wrong with them', async () => {
    expect((await post('/rpc/status.get', { input: {} })).status).toBe(401);
    expect((await post('/rpc/__proto__', 'x', { authorization: 'Bearer x' })).status).toBe(401);
    const huge = await fetch(`${origin}/rpc/status.get`, { method: 'POST', body: 'x'.repeat(1000) });
    expect(huge.status).toBe(401);
    expect((await fetch(`${origin}/events`)).status).toBe(401);
  });

  it('that are not a call, or too large, are refused without reaching the core', async () => {
    const headers = await admit();
    expect((await post('/rpc/status.get', [1], headers)).status).toBe(400);
    const large = await post('/rpc/status.get', { input: 'x'.repeat(21 * 1024 * 1024) }, headers);
    expect(large.status).toBe(413);
  });
});

describe('who may speak to the server', () => {
  it('refuses another Host, by name or by port', async () => {
    const port = new URL(origin).port;
    for (const host of [`localhost:${port}`, 'desk.example:80', '127.0.0.1', `127.0.0.1:${Number(port) + 1}`])
      expect(await raw('/', { host })).toBe(403);
    expect(await raw('/', { host: `127.0.0.1:${port}` })).toBe(200);
  });

  it('refuses a foreign Origin, even with a bearer', async () => {
    const headers = await admit();
    for (const foreign of ['https://desk.example', 'null', origin.replace('127.0.0.1', 'localhost')])
      expect((await post('/rpc/status.get', { input: {} }, { ...headers, origin: foreign })).status).toBe(
        403,
      );
    expect((await post('/rpc/status.get', { input: {} }, { ...headers, origin })).status).toBe(200);
  });

  it('serves the files of the page only', async () => {
    const host = new URL(origin).host;
    for (const path of [
      '/../outside.txt',
      '/%2e%2e/outside.txt',
      '/assets/..%2f..%2foutside.txt',
      '//outside.txt',
    ])
      expect(await raw(path, { host }), path).toBe(404);
  });
});

describe('the page', () => {
  it('carries the nonce of its own response, is never cached and sets no cookie', async () => {
    const [a, b] = [await fetch(origin), await fetch(origin)];
    const text = await a.text();
    const nonce = /nonce="([^"]+)"/.exec(text)?.[1] ?? '';
    expect(nonce).toMatch(/^[\w+/]{22}==$/);
    expect(a.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
    expect(b.headers.get('content-security-policy')).not.toContain(nonce);
    expect(text).not.toContain('__CSP_NONCE__');
    expect(a.headers.get('cache-control')).toBe('no-store');
    expect(a.headers.get('set-cookie')).toBeNull();
    expect(a.headers.get('x-content-type-options')).toBe('nosniff');
    expect(a.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('has scripts of the right type that may be kept, their name being their content', async () => {
    const script = await fetch(`${origin}/assets/main-Ab3dEf7_.js`);
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(script.headers.get('cache-control')).toContain('immutable');
  });
});

describe('events', () => {
  it('reach every window as lines of JSON', async () => {
    const reply = await fetch(`${origin}/events`, { headers: await admit() });
    const reader = reply.body!.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toBe('{}\n');
    desk.emit({ topic: 'invoices' });
    expect((await reader.read()).value).toBe('{"topic":"invoices"}\n');
    await reader.cancel();
  });

  it('tell the host when the last window has gone for good: not before one was open, not on a reload', async () => {
    const headers = await admit();
    const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));
    const listen = async () => {
      const stop = new AbortController();
      await fetch(`${origin}/events`, { headers, signal: stop.signal });
      return stop;
    };
    await pause(120);
    expect(idle).toBe(0);
    const before = await listen();
    before.abort();
    await pause(20);
    const after = await listen();
    await pause(120);
    expect(idle).toBe(0);
    after.abort();
    await pause(200);
    expect(idle).toBe(1);
  });
});
