import type { BrowserWindowConstructorOptions } from 'electron';
import { createApp } from './app.ts';
import { createWindows } from './browser-window.ts';
import { type Chromium, launchChromium } from './chromium.ts';
import { connectControl } from './control.ts';
import type { Desktop } from './desktop.ts';
import { createDialog } from './dialog.ts';
import { followDownloads } from './downloads.ts';
import { forge } from './forge.ts';
import { createInstanceLock } from './instance-lock.ts';
import { createIpcMain } from './ipc-main.ts';
import { createMenus } from './menu.ts';
import { createProtocol } from './protocol.ts';
import { answerRequests } from './requests.ts';
import { createSafeStorage } from './safe-storage.ts';
import { createSession } from './session.ts';
import { readSettings } from './settings.ts';
import { emitPreventable, emitterOf, strict } from './strict.ts';
import { type Provided, surface } from './surface.ts';
import { followTargets, release, type Targets } from './targets.ts';

// What a main process imports as 'electron'. One file per part; this one only joins them.
const settings = readSettings();
const control = connectControl();
let chromium: Promise<Chromium> | undefined;
let targets: Promise<Targets> | undefined;

const isReady = () => application.isReady();
const startedChromium = () => chromium ?? Promise.reject(new Error('the app is not ready'));
const protocolHandlers = createProtocol(isReady);
const sessions = createSession(protocolHandlers, startedChromium);
const ipc = createIpcMain();
const power = emitterOf('powerMonitor', surface.powerMonitor.events);
const firstWindow = () => windows.list()[0] ?? failed('there is no window');

const desktop: Desktop = {
  protocol: protocolHandlers,
  ipcMain: ipc,
  session: sessions,
  targets: () => targets ?? Promise.reject(new Error('the app is not ready')),
  async adoptWorker(sessionId, rules) {
    const session = (await startedChromium()).session(sessionId);
    // Kinds of workers without requests of their own refuse to be asked for them.
    await answerRequests(session, rules).catch(() => undefined);
    await release(session);
  },
  report: control.report,
  reportBlocked: url => control.report({ event: 'blocked', url }),
  fail: error =>
    setImmediate(() => {
      throw error;
    }),
};

const windows = createWindows(desktop, {
  created: ({ contents }) => application.emitter.emit('web-contents-created', {}, contents.api),
  allClosed: () => application.allWindowsClosed(),
});

const application = createApp({
  settings,
  lock: createInstanceLock(() => application.api.getPath('userData')),
  windows: windows.list,
  async start() {
    chromium = launchChromium(settings.scratch);
    const { endpoint, browser } = await chromium;
    targets = followTargets(await chromium);
    const { onPopup, onClosed } = await targets;
    onPopup(async popup => {
      // A frame in a process of its own opens windows too; they are the window's affair all the same.
      const opener = (await windowOf(popup.openerId)) ?? firstWindow();
      await opener.contents.decideOn(popup);
    });
    onClosed(async id => (await windowOf(id))?.gone());
    await followDownloads({ browser, session: sessions.emitter, control, contentsOf }, settings.scratch);
    control.report({ event: 'browser', endpoint });
  },
});

async function windowOf(targetId: string) {
  for (const window of windows.list()) if ((await window.contents.targetId) === targetId) return window;
  return undefined;
}

function contentsOf(frameId: string) {
  return windows.list().find(({ contents }) => contents.frames.find(frameId) !== undefined)?.contents.api;
}

function failed(message: string): never {
  throw new Error(message);
}

const menus = createMenus({
  quit: () => application.api.quit(),
  close: () => firstWindow().api.close(),
  reload: () => firstWindow().contents.api.reload(),
});

control.serve({
  power: ({ event }) => emitPreventable(power, event),
  'session-end': () => {
    const { emitter } = firstWindow();
    const waits = emitPreventable(emitter, 'query-session-end', { reasons: ['shutdown'] });
    if (!waits) emitter.emit('session-end', { reasons: ['shutdown'] });
    return waits;
  },
  crash: () => firstWindow().contents.crash(),
  'close-window': () => firstWindow().api.close(),
  'change-window': ({ change }) => firstWindow().change(change),
  quit: () => application.api.quit(),
  windows: () => Promise.all(windows.list().map(window => window.state())),
  menu: () => menus.entries(),
  'click-menu': ({ path }) => menus.click(path),
  forge: ({ forged }) => forge(ipc, firstWindow().contents, forged),
});

export const app = application.api;
export const ipcMain = ipc.api;
export const protocol = protocolHandlers.api;
export const session = strict('session', { defaultSession: sessions.api });
export const Menu = menus.api;
export const dialog = createDialog(control);
export const safeStorage = createSafeStorage(settings.secretStore, isReady);
export const shell = strict('shell', {
  openExternal: async (url: string) => control.report({ event: 'external', url }),
} satisfies Provided<'shell'>);
export const powerMonitor = strict('powerMonitor', power);

class StandInBrowserWindow {
  constructor(options: BrowserWindowConstructorOptions = {}) {
    if (!isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    // biome-ignore lint/correctness/noConstructorReturn: Electron's window is made by `new`, ours by a function.
    return windows.create(options) as unknown as StandInBrowserWindow;
  }

  static getAllWindows(): readonly unknown[] {
    return windows.list().map(({ api }) => api);
  }
}
export const BrowserWindow = strict('BrowserWindow', StandInBrowserWindow);
