import type { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { StandInWindow } from './browser-window.ts';
import type { InstanceLock } from './instance-lock.ts';
import { emitPreventable, emitterOf, strict } from './strict.ts';
import { type Provided, surface } from './surface.ts';
import type { Settings } from './wire.ts';

export interface App {
  readonly api: Provided<'app'>;
  readonly emitter: EventEmitter;
  isReady(): boolean;
  /** The last window is gone: the host decides, and without a listener the application ends. */
  allWindowsClosed(): void;
}

export interface AppParts {
  readonly settings: Settings;
  readonly lock: InstanceLock;
  readonly windows: () => readonly StandInWindow[];
  /** Resolves once the browser is there. */
  readonly start: () => Promise<unknown>;
}

type PathName = Parameters<Provided<'app'>['getPath']>[0];

export function createApp({ settings, lock, windows, start }: AppParts): App {
  const emitter = emitterOf('app', surface.app.events);
  const paths = new Map<PathName, string>([
    ['home', homedir()],
    ['temp', tmpdir()],
    ['userData', settings.userData],
    ['sessionData', settings.userData],
    ['appData', dirname(settings.userData)],
    ['downloads', join(settings.userData, 'downloads')],
    ['documents', join(settings.userData, 'documents')],
    ['logs', join(settings.userData, 'logs')],
    ['exe', process.execPath],
  ]);
  let ready = false;
  let quitting = false;
  let announce: () => void = () => undefined;
  const whenReady = new Promise<void>(resolve => {
    announce = resolve;
  });

  // After the main bundle has run, as in Electron.
  setImmediate(() => {
    if (quitting) return;
    start().then(
      () => {
        ready = true;
        announce();
        emitter.emit('ready', {}, {});
      },
      (error: unknown) => {
        throw error;
      },
    );
  });

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, quit);

  function end(code: number): void {
    emitter.emit('quit', {}, code);
    lock.release();
    process.exit(code);
  }

  function quit(): void {
    if (emitPreventable(emitter, 'before-quit')) return;
    quitting = true;
    for (const { api } of windows()) api.close();
    finishQuitting();
  }

  function finishQuitting(): void {
    if (windows().length > 0) {
      // A window has refused to close: the application stays.
      quitting = false;
      return;
    }
    if (!emitPreventable(emitter, 'will-quit')) end(0);
  }

  const members = {
    requestSingleInstanceLock: additionalData =>
      lock.request(additionalData, (argv, cwd, data) => emitter.emit('second-instance', {}, argv, cwd, data)),
    whenReady: () => whenReady,
    isReady: () => ready,
    quit,
    exit(code = 0) {
      for (const { api } of windows()) api.destroy();
      end(code);
    },
    // The pages of the stand-in are always sandboxed ones; see web-preferences.ts.
    enableSandbox() {
      if (ready) throw new Error('app.enableSandbox() can only be called before app is ready');
    },
    setPath: (name, path) => void paths.set(name as PathName, path),
    getPath(name) {
      const path = paths.get(name);
      if (path === undefined) throw new Error(`the stand-in has no path '${name}'`);
      return path;
    },
    setAppUserModelId: () => undefined,
    isPackaged: settings.packaged,
    getVersion: () => packageOf('version'),
    getName: () => packageOf('name'),
    focus: () => undefined,
  } satisfies Provided<'app'>;

  return {
    api: strict('app', Object.assign(emitter, members) as unknown as Provided<'app'>),
    emitter,
    isReady: () => ready,
    allWindowsClosed() {
      if (quitting) return;
      if (emitter.listenerCount('window-all-closed') > 0) emitter.emit('window-all-closed');
      else quit();
    },
  };
}

/** Of the package that the main bundle belongs to. */
function packageOf(field: 'name' | 'version'): string {
  for (let folder = dirname(process.argv[1] ?? ''); ; folder = dirname(folder)) {
    try {
      const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      if (manifest[field] !== undefined) return String(manifest[field]);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    if (folder === dirname(folder)) throw new Error(`no package.json with a ${field} above the main bundle`);
  }
}
