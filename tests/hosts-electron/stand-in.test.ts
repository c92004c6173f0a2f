import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchStandIn, type StandIn } from '../support/electron/launch.ts';
import type { Forged } from '../support/electron/wire.ts';

const sample = (name: string) =>
  fileURLToPath(new URL(`../support/electron/sample-host/${name}.mjs`, import.meta.url));

/** On a machine that has other things to do. */
const soon = { timeout: 20_000 };

interface Seen {
  readonly event: string;
  readonly url?: string;
  readonly [detail: string]: unknown;
}

/** What the preload of the sample host puts on the page's window. */
interface Desk {
  call(name: string, input?: unknown): Promise<unknown>;
  subscribe(listener: (message: unknown) => void): () => void;
}

declare global {
  interface Window {
    readonly desk: Desk;
    readonly early?: string;
    readonly inline?: boolean;
  }
}

interface Host {
  readonly app: StandIn;
  page: Page;
  call(name: string, input?: unknown): Promise<unknown>;
  seen(): Promise<readonly Seen[]>;
  /** Back to the first page, by the driver's own hand. */
  home(): Promise<void>;
}

async function start(...args: readonly string[]): Promise<Host> {
  const app = await launchStandIn({ main: sample('main'), args });
  const page = await app.page();
  await ran(page);
  const call: Host['call'] = (name, input) =>
    host.page.evaluate(([word, given]) => window.desk.call(word as string, given), [name, input]);
  const host: Host = {
    app,
    page,
    call,
    seen: async () => (await call('seen')) as readonly Seen[],
    home: async () => {
      await host.page.goto('https://desk.invalid/');
      await ran(host.page);
    },
  };
  return host;
}

async function ran(page: Page): Promise<void> {
  await page.waitForFunction(() => document.body?.dataset['ran'] !== undefined);
}

let guarded: Host;
let open: Host;

beforeAll(async () => {
  [guarded, open] = await Promise.all([start(), start('open')]);
});

afterAll(async () => {
  await Promise.all([guarded?.app.close(), open?.app.close()]);
});

describe('app:// on the stand-in', () => {
  it('is what the main process sees, and a secure context where the page lives', async () => {
    expect(await guarded.call('who')).toEqual({ url: 'app://desk/', origin: 'app://desk', isMain: true });
    expect(await guarded.page.evaluate(() => isSecureContext)).toBe(true);
  });

  it('names the origin of a request in its headers and takes its body', async () => {
    const echo = await guarded.page.evaluate(async () =>
      (await fetch('/echo?a=1', { method: 'POST', body: '样', headers: { 'x-own': '1' } })).json(),
    );
    expect(echo).toMatchObject({ url: 'app://desk/echo?a=1', method: 'POST', body: '样' });
    expect(echo.headers).toMatchObject({ origin: 'app://desk', referer: 'app://desk/', 'x-own': '1' });
  });

  it('follows a redirect to its own address', async () => {
    const answer = await guarded.page.evaluate(async () => (await fetch('/away?to=app://desk/echo')).json());
    expect(answer.url).toBe('app://desk/echo');
  });

  it('serves workers and what they ask for', async () => {
    const address = await guarded.page.evaluate(
      () =>
        new Promise(resolve => new Worker('/worker.js').addEventListener('message', e => resolve(e.data))),
    );
    expect(address).toBe('app://desk/echo');
  });

  it('lets the policy of the response bite, and only that', async () => {
    expect(await guarded.page.evaluate(() => window.inline)).toBeUndefined();
    expect(await open.page.evaluate(() => window.inline)).toBe(true);
  });

  it('has no service workers', async () => {
    const register = () => navigator.serviceWorker.register('/worker.js').then(String, String);
    expect(await open.page.evaluate(register)).toMatch(/Error/);
  });

  it('reaches no network and says who wanted to', async () => {
    let hits = 0;
    const server = createServer((_, response) => {
      hits += 1;
      response.end();
    }).listen(0, '127.0.0.1');
    await new Promise(resolve => server.once('listening', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const fetched = await open.page.evaluate(
      url => fetch(url, { mode: 'no-cors' }).then(String, String),
      address,
    );
    const socket = await open.page.evaluate(
      url =>
        new Promise(resolve => {
          const opened = new WebSocket(url.replace('http', 'ws'));
          opened.onopen = () => resolve('open');
          opened.onerror = () => resolve('refused');
        }),
      address,
    );
    server.close();
    expect(socket).toBe('refused');
    expect({ fetched, hits }).toEqual({ fetched: 'TypeError: Failed to fetch', hits: 0 });
    expect(open.app.blocked).toContain(address);
  });
});

describe('the preload on the stand-in', () => {
  it('has exposed its functions before the first script of the page', async () => {
    expect(await guarded.page.evaluate(() => window.early)).toBe('object');
  });

  it('exposes frozen copies that nobody replaces', async () => {
    const frozen = await guarded.page.evaluate(() => {
      const attempts = [
        () => Object.assign(window.desk, { call: 1 }),
        () => Object.assign(window.desk.call, { own: 1 }),
        () => Object.assign(window, { desk: 1 }),
      ];
      return attempts.map(attempt => {
        try {
          return attempt() && 'done';
        } catch (error) {
          return (error as Error).name;
        }
      });
    });
    expect(frozen).toEqual(['TypeError', 'TypeError', 'TypeError']);
  });

  it('is out of the page’s reach', async () => {
    const strange = await guarded.page.evaluate(() =>
      Object.getOwnPropertyNames(window).filter(name =>
        /^(process|require|module|global)$|stand_in|electron|ipcRenderer/i.test(name),
      ),
    );
    expect(strange).toEqual([]);
  });

  it('is not in frames', async () => {
    await guarded.page.goto('https://desk.invalid/framed');
    await ran(guarded.page);
    const frame = guarded.page.frames().find(one => one.url().includes('next'));
    expect(await frame?.evaluate(() => typeof window.desk)).not.toBe('object');
    await guarded.home();
  });

  it('carries what can be cloned, both ways', async () => {
    const input = await guarded.page.evaluate(async () => {
      const given = {
        date: new Date(5),
        map: new Map([[1, { deep: new Set(['样']) }]]),
        bytes: new Uint8Array([1, 2]),
      };
      const { input: back } = (await window.desk.call('echo', { ...given, none: undefined, big: 7n })) as {
        input: typeof given & { none: undefined; big: bigint };
      };
      return [
        back.date.getTime(),
        back.map.get(1)?.deep.has('样'),
        [...back.bytes],
        'none' in back,
        String(back.big),
      ];
    });
    expect(input).toEqual([5, true, [1, 2], true, '7']);
  });

  it.each([
    ['a node', () => window.desk.call('echo', document.body)],
    ['a function', () => window.desk.call('echo', () => 1)],
    ['a function in an object', () => window.desk.call('echo', { f: () => 1 })],
  ])('refuses %s as Electron does', async (_, attempt) => {
    const refused = await guarded.page.evaluate(`(${attempt})().then(String, String)`);
    expect(refused).toBe('Error: An object could not be cloned.');
  });

  it('is nobody any more once its document has gone', async () => {
    await guarded.page.evaluate(() => void window.desk.call('late'));
    await guarded.home();
    await expect.poll(() => guarded.seen(), soon).toContainEqual({ event: 'late', sender: null });
  });

  it('refuses results that cannot be cloned, and flattens errors', async () => {
    const told = (name: string) =>
      guarded.page.evaluate(word => window.desk.call(word).then(String, String), name);
    expect(await told('function')).toBe(
      "Error: Error invoking remote method 'call': Error: An object could not be cloned.",
    );
    expect(await told('fail')).toBe("Error: Error invoking remote method 'call': TypeError: not today");
  });

  it('calls a listener of the page until it is taken back', async () => {
    const got = await guarded.page.evaluate(async () => {
      const messages: unknown[] = [];
      const off = window.desk.subscribe(message => messages.push(message));
      await window.desk.call('tell', { n: 1 });
      off();
      await window.desk.call('tell', { n: 2 });
      return messages;
    });
    expect(got).toEqual([{ n: 1 }]);
  });

  it('is told apart from whoever else might send', async () => {
    const who = (from?: Forged['from']) =>
      guarded.app.forge({ channel: 'call', args: ['who'], ...(from !== undefined && { from }) });
    const other = { url: 'https://elsewhere.example/', origin: 'https://elsewhere.example' };
    expect(await who()).toMatchObject({ isMain: true });
    expect(await who({ ...other, isMain: false })).toEqual({ ...other, isMain: false });
    await expect(who('gone')).rejects.toThrow('null');
    await expect(guarded.app.forge({ channel: 'nothing', args: [] })).rejects.toThrow(
      'No handler registered',
    );
  });
});

describe('navigation on the stand-in', () => {
  const ways: readonly (readonly [string, string])[] = [
    ['a link', "document.querySelector('#next').click()"],
    ['location', "location.href = '/next'"],
    [
      'a form',
      "document.body.append(Object.assign(document.createElement('form'), { action: '/next' })); document.forms[0].submit()",
    ],
    ['another address', "location.href = 'https://elsewhere.example/'"],
    [
      'a refresh',
      "document.head.insertAdjacentHTML('beforeend', '<meta http-equiv=refresh content=\"0;url=/next\">')",
    ],
  ];
  const leave = (host: Host, script: string) => host.page.evaluate(`setTimeout(() => { ${script} })`);

  it.each(ways)('by %s is asked for and prevented', async (_, script) => {
    const before = (await guarded.seen()).length;
    await leave(guarded, script);
    await expect
      .poll(async () => (await guarded.seen()).slice(before).map(({ event }) => event), soon)
      .toEqual(['will-frame-navigate']);
    expect(await guarded.page.evaluate(() => location.pathname)).toBe('/');
    await guarded.home();
  });

  it.each(ways)('by %s goes where a host does not prevent it', async (_, script) => {
    await leave(open, script);
    await expect.poll(() => open.page.url(), soon).toMatch(/next|chrome-error/);
    await open.home();
  });

  it('by script address or to a file does not leave the page', async () => {
    for (const script of [
      "location.href = 'javascript:document.title=1'",
      "location.href = 'file:///etc/passwd'",
    ])
      await leave(guarded, script);
    await new Promise(resolve => setTimeout(resolve, 200));
    expect(await guarded.page.evaluate(() => [location.href, document.title])).toEqual([
      'https://desk.invalid/',
      '样',
    ]);
  });

  it('within the document asks nobody', async () => {
    const before = (await guarded.seen()).length;
    await guarded.page.evaluate(() => {
      location.hash = 'here';
    });
    expect(await guarded.call('who')).toMatchObject({ url: 'app://desk/#here' });
    expect((await guarded.seen()).length).toBe(before);
  });

  it('of a frame is asked for too', async () => {
    const before = (await guarded.seen()).length;
    await guarded.page.evaluate(() => {
      const frame = Object.assign(document.createElement('iframe'), { src: '/next?inside' });
      document.body.append(frame);
    });
    await expect
      .poll(async () => (await guarded.seen()).slice(before), soon)
      .toEqual([{ event: 'will-frame-navigate', url: 'app://desk/next?inside', isMainFrame: false }]);
  });

  it('by redirect is asked for once more, also when the driver has started it', async () => {
    const before = (await guarded.seen()).length;
    await guarded.page
      .goto('https://desk.invalid/away?to=https://elsewhere.example/x')
      .catch(() => undefined);
    expect((await guarded.seen()).slice(before)).toEqual([
      { event: 'will-redirect', url: 'https://elsewhere.example/x', isMainFrame: true },
    ]);
  });

  it('is told of a window that a page wants, and gives none', async () => {
    const opened = await guarded.page.evaluate(() => window.open('/next') === null);
    await guarded.page.evaluate(
      `document.body.insertAdjacentHTML('beforeend', '<a id=out target=_blank href="https://elsewhere.example/y">')`,
    );
    await guarded.page.evaluate(`document.querySelector('#out').click()`);
    await expect
      .poll(
        async () => (await guarded.seen()).filter(({ event }) => event === 'open').map(({ url }) => url),
        soon,
      )
      .toEqual(['app://desk/next', 'https://elsewhere.example/y']);
    expect(opened).toBe(true);
    await expect.poll(() => guarded.page.context().pages().length, soon).toBe(1);
    expect(guarded.app.popups).toEqual([]);
  });

  it('lets a window be opened where a host says nothing', async () => {
    expect(await open.page.evaluate(() => window.open('/next') !== null)).toBe(true);
    await expect.poll(() => open.app.popups, soon).toEqual(['app://desk/next']);
  });

  it.each([
    ['about:blank', "'about:blank'"],
    ['an address of the scheme', "'app://desk/next'"],
    ['a blob', "URL.createObjectURL(new Blob(['<h1>blob'], { type: 'text/html' }))"],
  ])('to %s, which the browser does not fetch, is prevented too', async (_, address) => {
    const before = (await guarded.seen()).length;
    await leave(guarded, `location.href = ${address}`);
    await expect
      .poll(async () => (await guarded.seen()).slice(before).map(({ event }) => event), soon)
      .toEqual(['will-frame-navigate']);
    expect(await guarded.page.evaluate(() => location.pathname)).toBe('/');
    await leave(open, `location.href = ${address}`);
    await expect.poll(() => open.page.url(), soon).toMatch(/^(about|blob):|next/);
    await open.home();
  });

  it('knows no webview', async () => {
    const before = open.app.blocked.length;
    const own = await open.page.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<webview src="https://elsewhere.example/z"></webview>');
      const view = document.querySelector('webview');
      return ['src', 'loadURL', 'getWebContentsId'].filter(name => view !== null && name in view);
    });
    await new Promise(resolve => setTimeout(resolve, 100));
    expect({ own, asked: open.app.blocked.slice(before) }).toEqual({ own: [], asked: [] });
  });
});

describe('permissions on the stand-in', () => {
  const ask = (page: Page) =>
    page.evaluate(async () => {
      const state = async (name: string) =>
        (await navigator.permissions.query({ name: name as PermissionName })).state;
      const camera = await navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'granted',
        (error: Error) => error.name,
      );
      return {
        clipboard: await state('clipboard-read'),
        geolocation: await state('geolocation'),
        notification: await Notification.requestPermission(),
        camera,
      };
    });

  it('are what the handlers say', async () => {
    expect(await ask(guarded.page)).toEqual({
      clipboard: 'granted',
      geolocation: 'denied',
      notification: 'denied',
      camera: 'NotAllowedError',
    });
  });

  it('are all granted where nobody handles them, as in Electron', async () => {
    expect(await ask(open.page)).toEqual({
      clipboard: 'granted',
      geolocation: 'granted',
      notification: 'granted',
      camera: 'granted',
    });
  });
});

describe('the desktop on the stand-in', () => {
  it('answers dialogs as the test says, and keeps them', async () => {
    guarded.app.answerDialogs(() => ({ response: 1, checkboxChecked: false }));
    expect(await guarded.call('ask', { message: '删除?', buttons: ['否', '是'] })).toMatchObject({
      response: 1,
    });
    expect(guarded.app.dialogs).toEqual([
      { kind: 'message-box', options: { message: '删除?', buttons: ['否', '是'] } },
    ]);
  });

  it('prints the page to the printer that is named', async () => {
    const options = { silent: true, deviceName: '票据打印机', pageSize: 'A5' };
    expect(await guarded.call('print', options)).toEqual({ success: true, reason: '' });
    const [printed] = guarded.app.printed;
    expect(printed).toMatchObject({ deviceName: '票据打印机', pageSize: 'A5', silent: true });
    expect(
      Buffer.from(printed?.pdf ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(await guarded.call('print', { dpi: {} })).toMatchObject({ success: false });
  });

  it('saves a download where the dialog says, or not at all', async () => {
    const offer = (name: string) =>
      guarded.page.evaluate(file => {
        const href = URL.createObjectURL(new Blob(['票']));
        Object.assign(document.createElement('a'), { href, download: file }).click();
      }, name);
    guarded.app.answerDialogs(() => ({ canceled: true, filePath: '' }));
    await offer('a.txt');
    await expect
      .poll(() => guarded.app.downloads, soon)
      .toMatchObject([{ filename: 'a.txt', state: 'cancelled' }]);
    const filePath = `${guarded.app.userData}/b.txt`;
    guarded.app.answerDialogs(() => ({ canceled: false, filePath }));
    await offer('b.txt');
    await expect
      .poll(() => guarded.app.downloads[1], soon)
      .toMatchObject({ savePath: filePath, state: 'completed' });
    expect(guarded.app.dialogs.at(-1)).toEqual({
      kind: 'save',
      options: { defaultPath: 'b.txt', title: '另存为' },
    });
  });

  it('seals with the key store of the test’s choice', async () => {
    expect(await guarded.call('seal', 'secret')).toEqual({
      result: 'secret',
      store: 'gnome_libsecret',
      hides: true,
    });
  });

  it('shows its menu and lets items be chosen', async () => {
    expect(await guarded.app.menu()).toEqual([
      { label: '文件', submenu: [{ label: '记下' }, { role: 'quit' }] },
    ]);
    await guarded.app.clickMenu('文件', '记下');
    await expect(guarded.app.clickMenu('文件', '没有')).rejects.toThrow('no menu item');
    expect(await guarded.seen()).toContainEqual({ event: 'menu' });
  });

  it('lets a person’s hand and the host’s meet at the window', async () => {
    expect(await guarded.app.windows()).toMatchObject([{ visible: true, minimized: false, focused: 0 }]);
    await guarded.app.changeWindow({ minimized: true });
    expect(await guarded.app.windows()).toMatchObject([{ visible: false, minimized: true }]);
    await guarded.call('front');
    expect(await guarded.app.windows()).toMatchObject([{ visible: true, minimized: false, focused: 1 }]);
  });

  it('tells of sleep and of its end', async () => {
    await guarded.app.emitPower('suspend');
    await guarded.app.emitPower('resume');
    const events = (await guarded.seen()).map(({ event }) => event);
    expect(events.slice(-2)).toEqual(['suspend', 'resume']);
  });

  it('hands the words of a second start to the first, and ends the second', async () => {
    const { code } = await guarded.app.secondInstance(['more']);
    expect(code).toBe(3);
    await expect
      .poll(() => guarded.seen(), soon)
      .toContainEqual(
        expect.objectContaining({
          event: 'second-instance',
          argv: expect.arrayContaining(['more']),
          data: { from: 'sample' },
        }),
      );
  });

  it('loses a page and brings it back at its place under the same window', async () => {
    await guarded.page.evaluate(() => {
      location.hash = 'kept';
    });
    await guarded.app.crashRenderer();
    guarded.page = await guarded.app.page();
    await ran(guarded.page);
    expect(await guarded.seen()).toContainEqual({ event: 'gone', reason: 'crashed' });
    expect(await guarded.call('who')).toMatchObject({ url: 'app://desk/#kept', isMain: true });
  });
});

describe('a process of the stand-in', () => {
  it('ends as it is asked to, and leaves nothing behind when it is killed', async () => {
    expect(open.app.userData).not.toBe(guarded.app.userData);
    open.app.process.kill('SIGTERM');
    expect(await open.app.ended).toBe(0);
    await guarded.app.kill();
    expect(existsSync(guarded.app.userData)).toBe(false);
  });
});

describe('a careless host on the stand-in', () => {
  it('is stopped at each thing that is not known or not enforced', async () => {
    const app = await launchStandIn({ main: sample('careless') });
    await app.ended;
    await app.close();
    expect(app.lines).toEqual([
      'too early: Cannot create BrowserWindow before app is ready',
      "a hash of Node’s: Electron's crypto.createHash does not know sm3",
      "a key of Node’s: Electron's crypto.generateKeyPairSync does not know SM2",
      'a hash of both: done',
      'a privilege: the stand-in does not enforce privileges.bypassCSP',
      'unknown member: the stand-in does not know app.dock',
      "unknown event: the stand-in does not know the event app 'login'",
      'window option: the stand-in does not enforce BrowserWindow.kiosk',
      'no isolation: the stand-in does not enforce webPreferences.contextIsolation = false',
      'no sandbox: the stand-in does not enforce webPreferences.sandbox = false',
      'node: the stand-in does not enforce webPreferences.nodeIntegration = true',
      'no web security: the stand-in does not enforce webPreferences.webSecurity = false',
      'webview: the stand-in does not enforce webPreferences.webviewTag = true',
      'blink features: the stand-in does not enforce webPreferences.enableBlinkFeatures',
      'developer tools: the stand-in does not know webContents.openDevTools',
      'preload: the stand-in does not know ipcRenderer.send',
    ]);
  });
});
