import { expect, type Page, test } from '@playwright/test';
import { setUp } from '../../support/at-the-desk.ts';
import { type StandInDesk, startOnStandIn } from '../../support/stand-in-desk.ts';

// A page of ours in somebody else's hands: what it must not get beyond.
test.describe.configure({ mode: 'serial' });

let desk: StandInDesk;
let page: Page;
const home = /^https:\/\/desk\.invalid\/index\.html/;

test.beforeAll(async () => {
  desk = await startOnStandIn();
  page = await desk.page();
  await setUp(page);
});

test.afterAll(() => desk.close());

/** It is where it was, alone, and nothing went out. Asked of the page itself: Playwright waits for what was refused. */
async function expectInPlace(): Promise<void> {
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => location.href)).toMatch(home);
  expect(await page.evaluate(() => document.querySelector('main')?.checkVisibility())).toBe(true);
  expect(await desk.windows()).toHaveLength(1);
  expect(desk.popups).toEqual([]);
  expect(desk.external).toEqual([]);
}

const addresses = [
  'https://example.org/',
  'file:///etc/passwd',
  'app://other/index.html',
  'data:text/html,<p>',
];

for (const address of addresses) {
  test(`a link to ${address} leads nowhere, however it is followed`, async () => {
    await page.evaluate(to => {
      const link = document.body.appendChild(document.createElement('a'));
      link.href = to;
      link.click();
      link.target = '_blank';
      link.click();
      link.remove();
    }, address);
    await expectInPlace();
    await page
      .evaluate(to => {
        location.href = to;
      }, address)
      .catch(() => undefined);
    await expectInPlace();
  });

  test(`no window opens for ${address}`, async () => {
    expect(await page.evaluate(to => window.open(to) === null, address)).toBe(true);
    await expectInPlace();
  });
}

test('a javascript: address runs nothing', async () => {
  await page
    .evaluate(() => {
      const link = document.body.appendChild(document.createElement('a'));
      link.href = 'javascript:document.title="taken"';
      link.click();
      link.remove();
      location.href = 'javascript:document.title="taken"';
    })
    .catch(() => undefined);
  await expectInPlace();
  expect(await page.title()).not.toBe('taken');
});

test('only the page is served: no way up, no other file, no other method', async () => {
  const statuses = await page.evaluate(async () => {
    const paths = ['/../package.json', '/%2e%2e/package.json', '/..%2f..%2fpackage.json', '/nothing'];
    const found = await Promise.all(paths.map(async path => (await fetch(path)).status));
    return [...found, (await fetch('/index.html', { method: 'POST' })).status];
  });
  expect(statuses).toEqual([404, 404, 404, 404, 403]);
});

test('it gets none of what a page may ask for', async () => {
  const granted = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'];
    const states = await Promise.all(
      names.map(async name => (await navigator.permissions.query({ name: name as PermissionName })).state),
    );
    return names.filter((_, index) => states[index] === 'granted');
  });
  expect(granted).toEqual([]);
});

test('it has the bridge and nothing else of the program around it', async () => {
  const seen = await page.evaluate(() => {
    const { desk: bridge } = globalThis as unknown as { desk: Record<string, unknown> };
    try {
      bridge['call'] = () => 'mine';
    } catch {
      // Frozen: strict code is told so.
    }
    return {
      keys: Object.keys(bridge).toSorted(),
      replaced: String(bridge['call']).includes('mine'),
      node: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter(
        name => name in globalThis,
      ),
    };
  });
  expect(seen).toEqual({ keys: ['call', 'subscribe'], replaced: false, node: [] });
});

test('what it sends is held to the contract, and to its size', async () => {
  const codes = await page.evaluate(async () => {
    type Call = (
      name: unknown,
      input: unknown,
      approval?: unknown,
    ) => Promise<{ ok: boolean; error?: { code: string } }>;
    const { desk: bridge } = globalThis as unknown as { desk: { call: Call } };
    const code = async (...call: Parameters<Call>) => (await bridge.call(...call)).error?.code;
    return [
      await code('nothing.here', {}),
      await code('__proto__', {}),
      await code('constructor', {}),
      await code(7, {}),
      await code('status.get', 'x'.repeat(21 * 1024 * 1024)),
      await code('leases.request', JSON.parse('{"__proto__":{"kind":"0101"}}')),
      await code('users.resetPin', {}, { user: 7 }),
      await code('users.resetPin', {}, { user: 'x'.repeat(65), pin: 'y' }),
    ];
  });
  expect(codes).toEqual([
    'not_found',
    'not_found',
    'not_found',
    'input_invalid',
    'input_invalid',
    'input_invalid',
    'input_invalid',
    'input_invalid',
  ]);
});

test('a message from another frame or another channel is not heard', async () => {
  await page.evaluate(() => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    frame.id = 'inner';
  });
  const call = { channel: 'desk:call', args: ['status.get', {}] };
  expect(await desk.forge(call)).toMatchObject({ ok: true });
  const elsewhere = { url: 'https://example.org/', origin: 'https://example.org', isMain: true };
  for (const from of [
    'gone',
    { frameUrl: 'about:blank' },
    elsewhere,
    { ...elsewhere, url: 'app://desk.example.org/index.html' },
    { ...elsewhere, url: 'app://desk/index.html', isMain: false },
  ] as const)
    expect(await desk.forge({ ...call, from }), JSON.stringify(from)).toMatchObject({
      ok: false,
      error: { code: 'session_required' },
    });
  await expect(desk.forge({ channel: 'desk:other', args: [] })).rejects.toThrow();
  await page.evaluate(() => document.getElementById('inner')?.remove());
});

// The last one: Playwright goes on waiting for the navigation that was refused.
test('a form sends nothing away, a frame and a webview show nothing', async () => {
  await page.evaluate(() => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<div id="trap"><form action="https://example.org/"><input name="a"></form>' +
        '<iframe src="https://example.org/"></iframe><webview src="https://example.org/"></webview>' +
        '<meta http-equiv="refresh" content="0;url=https://example.org/"></div>',
    );
    document.querySelector<HTMLFormElement>('#trap form')?.submit();
  });
  await expectInPlace();
});
