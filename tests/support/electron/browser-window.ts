import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import type { Desktop } from './desktop.ts';
import { emitPreventable, emitterOf, refuseOthers, strict } from './strict.ts';
import { type Provided, surface, windowOptions } from './surface.ts';
import { type Contents, createContents } from './web-contents.ts';
import { checkPreferences } from './web-preferences.ts';
import type { WindowState } from './wire.ts';

type BrowserWindow = Provided<'BrowserWindow'>;

export interface StandInWindow {
  readonly api: BrowserWindow;
  readonly emitter: NodeJS.EventEmitter;
  readonly contents: Contents;
  state(): Promise<WindowState>;
  /** The page has gone by itself. */
  gone(): void;
}

export interface Windows {
  list(): readonly StandInWindow[];
  create(options: BrowserWindowConstructorOptions): BrowserWindow;
}

export interface WindowEvents {
  created(window: StandInWindow): void;
  allClosed(): void;
}

export function createWindows(desktop: Desktop, events: WindowEvents): Windows {
  let windows: readonly StandInWindow[] = [];
  let lastId = 0;

  return {
    list: () => windows,
    create(options) {
      lastId += 1;
      const window = createWindow({ desktop, options, id: lastId }, () => {
        windows = windows.filter(one => one !== window);
        if (windows.length === 0) events.allClosed();
      });
      windows = [...windows, window];
      events.created(window);
      return window.api;
    },
  };
}

interface WindowParts {
  readonly desktop: Desktop;
  readonly options: BrowserWindowConstructorOptions;
  readonly id: number;
}

function createWindow({ desktop, options, id }: WindowParts, onClosed: () => void): StandInWindow {
  refuseOthers('BrowserWindow', options, windowOptions.BrowserWindow);
  const { width = 800, height = 600, x = 0, y = 0 } = options;
  const { preload } = checkPreferences(options.webPreferences ?? {});
  const contents = createContents(desktop, { preload, width, height });
  const emitter = emitterOf('BrowserWindow', surface.BrowserWindow.events);
  const bounds: Rectangle = { x, y, width, height };
  let visible = options.show ?? true;
  let maximized = false;
  let destroyed = false;
  let title = options.title ?? '';

  contents.targetId.then(targetId => desktop.report({ event: 'window', targetId })).catch(() => undefined);
  (contents.api as unknown as NodeJS.EventEmitter).once('did-finish-load', () =>
    emitter.emit('ready-to-show'),
  );

  function gone(): void {
    if (destroyed) return;
    destroyed = true;
    emitter.emit('closed');
    onClosed();
  }
  function destroy(): void {
    if (destroyed) return;
    contents.destroy().catch(() => undefined);
    gone();
  }

  const members = {
    id,
    webContents: contents.api,
    loadURL: address => contents.load(address),
    show: () => {
      visible = true;
    },
    focus: () => undefined,
    isMinimized: () => false,
    restore: () => undefined,
    isVisible: () => visible,
    getNormalBounds: () => bounds,
    isMaximized: () => maximized,
    maximize: () => {
      maximized = true;
      visible = true;
      emitter.emit('maximize');
    },
    isDestroyed: () => destroyed,
    destroy,
    close: () => {
      if (!destroyed && !emitPreventable(emitter, 'close')) destroy();
    },
    setTitle: given => {
      title = given;
    },
  } satisfies BrowserWindow;

  return {
    api: strict('BrowserWindow', Object.assign(emitter, members) as unknown as BrowserWindow),
    emitter,
    contents,
    gone,
    async state() {
      return { targetId: await contents.targetId, title, visible, url: contents.api.getURL() };
    },
  };
}
