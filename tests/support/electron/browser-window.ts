import type { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions } from 'electron';
import type { Desktop } from './desktop.ts';
import { emitPreventable, emitterOf, refuseOthers, strict } from './strict.ts';
import { type Provided, surface, windowOptions } from './surface.ts';
import { type Contents, createContents } from './web-contents.ts';
import { checkPreferences } from './web-preferences.ts';
import { createWindowFrame } from './window-frame.ts';
import type { WindowChange, WindowState } from './wire.ts';

type BrowserWindow = Provided<'BrowserWindow'>;

export interface StandInWindow {
  readonly api: BrowserWindow;
  readonly emitter: EventEmitter;
  readonly contents: Contents;
  state(): Promise<WindowState>;
  change(change: WindowChange): void;
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
  const { width = 800, height = 600 } = options;
  const { preload } = checkPreferences(options.webPreferences ?? {});
  const contents = createContents(desktop, { preload, width, height });
  const emitter = emitterOf('BrowserWindow', surface.BrowserWindow.events);
  const frame = createWindowFrame(options, emitter);
  let destroyed = false;
  contents.emitter.once('did-finish-load', () => emitter.emit('ready-to-show'));

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
    ...frame.members,
    id,
    webContents: contents.api,
    loadURL: address => contents.load(address),
    isDestroyed: () => destroyed,
    destroy,
    close: () => {
      if (!destroyed && !emitPreventable(emitter, 'close')) destroy();
    },
  } satisfies BrowserWindow;

  return {
    api: strict('BrowserWindow', Object.assign(emitter, members) as unknown as BrowserWindow),
    emitter,
    contents,
    gone,
    change: frame.change,
    async state() {
      const health = await contents.health();
      return { ...frame.state(), ...health, targetId: await contents.targetId, url: contents.api.getURL() };
    },
  };
}
