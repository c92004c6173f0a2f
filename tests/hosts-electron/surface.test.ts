import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Use, usedMembers } from '../support/electron/drift/used-members.ts';
import { surface, windowOptions } from '../support/electron/surface.ts';
import { readSourceTree } from '../support/source-tree.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** As one would say it of the host: what it uses and the stand-in has not. */
function unknown(uses: readonly Use[]): readonly string[] {
  const missing = uses.flatMap(use => {
    if ('options' in use) {
      const known: readonly string[] = windowOptions[use.options];
      return known.includes(use.option) ? [] : [`${use.options} { ${use.option} }`];
    }
    const { members, events } = surface[use.part] as {
      members: readonly string[];
      events: readonly string[];
    };
    if ('event' in use) return events.includes(use.event) ? [] : [`${use.part} '${use.event}'`];
    return members.includes(use.member) ? [] : [`${use.part}.${use.member}`];
  });
  return [...new Set(missing)];
}

describe('the Electron host', () => {
  it('uses no member, event or option that the stand-in does not know', () => {
    const host = [...readSourceTree(path('../../src/main/hosts'))].filter(([file]) =>
      file.startsWith('electron/'),
    );
    const uses = host
      .filter(([file]) => /\.c?ts$/.test(file))
      .flatMap(([file, text]) => usedMembers(file, text));
    expect(unknown(uses)).toEqual([]);
  });
});

describe('the stand-in', () => {
  it('exports what it lists', () => {
    const text = readFileSync(path('../support/electron/electron.ts'), 'utf8');
    const exported = [...text.matchAll(/^export const (\w+)/gm)].map(([, name]) => name);
    const inPages = ['contextBridge', 'ipcRenderer'];
    expect(exported.toSorted()).toEqual(
      surface.electron.members.filter(name => !inPages.includes(name)).toSorted(),
    );
  });

  it('lists only events that Electron declares', () => {
    const declarations = readFileSync(path('../../node_modules/electron/electron.d.ts'), 'utf8');
    const block = (name: string) => {
      const start = declarations.search(new RegExp(`^  (interface|class) ${name} extends`, 'm'));
      return declarations.slice(start, declarations.indexOf('\n  }\n', start));
    };
    const declared = {
      app: block('App'),
      BrowserWindow: block('BrowserWindow'),
      webContents: block('WebContents'),
      session: block('Session'),
      downloadItem: block('DownloadItem'),
      powerMonitor: block('PowerMonitor'),
    };
    const undeclared = Object.entries(surface).flatMap(([part, { events }]) =>
      events
        .filter(event => !declared[part as keyof typeof declared].includes(`on(event: '${event}'`))
        .map(event => `${part} '${event}'`),
    );
    expect(undeclared).toEqual([]);
  });
});

describe('the collector', () => {
  const find = (text: string) => unknown(usedMembers('sample.ts', text));

  it.each([
    ['an import', `import { app, Tray } from 'electron';`, 'electron.Tray'],
    ['a member', `import { app } from 'electron'; app.dock?.hide();`, 'app.dock'],
    ['an event', `import { app as a } from 'electron'; a.on('login', () => {});`, "app 'login'"],
    ['a static', `import { BrowserWindow } from 'electron'; BrowserWindow.fromId(1);`, 'windows.fromId'],
    ['a window', `const w = new BrowserWindow({}); w.setKiosk(true);`, 'BrowserWindow.setKiosk'],
    ['its page', `const w = new BrowserWindow(); w.webContents.openDevTools();`, 'webContents.openDevTools'],
    [
      'a typed parameter',
      `function f(w: BrowserWindow | undefined) { w?.setFullScreen(true); }`,
      'BrowserWindow.setFullScreen',
    ],
    ['a picked type', `function f(given: Pick<App, 'relaunch'>) { given.relaunch(); }`, 'app.relaunch'],
    [
      'a typed property',
      `interface D { readonly window: BrowserWindow } (d: D) => d.window.blur();`,
      'BrowserWindow.blur',
    ],
    [
      'what a function makes',
      `function make(): BrowserWindow {} const w = make(); w.hide();`,
      'BrowserWindow.hide',
    ],
    [
      'a destructured one',
      `const { openDevTools } = new BrowserWindow().webContents;`,
      'webContents.openDevTools',
    ],
    [
      'a sender',
      `import { ipcMain } from 'electron'; ipcMain.handle('x', event => event.senderFrame?.executeJavaScript(''));`,
      'mainFrame.executeJavaScript',
    ],
    ['a taken sender', `function f({ sender }: IpcMainInvokeEvent) { sender.stop(); }`, 'webContents.stop'],
    [
      'a made page',
      `import { app } from 'electron'; app.on('web-contents-created', (_, page) => page.on('login', f));`,
      "webContents 'login'",
    ],
    [
      'a session',
      `import { session } from 'electron'; session.defaultSession.setProxy({});`,
      'session.setProxy',
    ],
    ['an option', `new BrowserWindow({ kiosk: true });`, 'BrowserWindow { kiosk }'],
    [
      'a preference',
      `new BrowserWindow({ webPreferences: { plugins: true } });`,
      'webPreferences { plugins }',
    ],
    [
      'options by type',
      `const o: BrowserWindowConstructorOptions = { kiosk: true };`,
      'BrowserWindow { kiosk }',
    ],
    [
      'preferences that satisfy',
      `const o = { plugins: true } satisfies WebPreferences;`,
      'webPreferences { plugins }',
    ],
  ])('finds %s', (_, text, found) => {
    expect(find(text)).toEqual([found]);
  });

  it('wants events to be written out', () => {
    expect(() => find(`import { app } from 'electron'; app.on(name, f);`)).toThrow('not written out');
  });

  it('leaves alone what the stand-in knows, and what is not Electron’s', () => {
    const text = `
      import { app, BrowserWindow, ipcMain, type Tray } from 'electron';
      import { thing } from './thing.ts';
      app.on('before-quit', event => event.preventDefault());
      ipcMain.handle('call', (event, name) => [event.senderFrame?.url, event.sender.mainFrame.origin, name.other]);
      const window = new BrowserWindow({ webPreferences: { sandbox: true } });
      window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
      thing.anything(window.isDestroyed());`;
    expect(find(text)).toEqual([]);
  });
});
