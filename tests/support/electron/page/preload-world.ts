import type { bridge } from './bridge.ts';
import type { structuredText } from './structured-text.ts';

export interface PreloadWorldSettings {
  readonly secret: string;
  /** The function by which this world reaches the main process. */
  readonly binding: string;
  readonly preloadPath: string;
}

/** What the main process sends into this world. */
export type ToPreload =
  | { readonly kind: 'reply'; readonly id: number; readonly value: string }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string }
  | { readonly kind: 'message'; readonly channel: string; readonly args: string };

/** What this world sends to the main process. */
export type FromPreload =
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: string }
  | {
      readonly kind: 'preload-error';
      readonly path: string;
      readonly message: string;
      readonly stack: string;
    };

type Require = (name: string) => unknown;
type Listener = (event: object, ...args: unknown[]) => void;
type Preload = (require: Require, module: { exports: unknown }, exports: unknown) => void;

/** The isolated world of the main frame: `require('electron')` for a sandboxed preload, and the preload itself. */
export function preloadWorld(
  settings: PreloadWorldSettings,
  parts: { readonly bridge: typeof bridge; readonly structuredText: typeof structuredText },
  preload: Preload,
): void {
  // Electron runs preloads of the main frame only, unless Node integration in frames is asked for.
  if (window.top !== window) return;
  const { secret, binding, preloadPath } = settings;
  const scope = globalThis as unknown as Record<string, unknown>;
  const send = scope[binding] as (text: string) => void;
  const text = parts.structuredText();
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const listeners = new Map<string, Listener[]>();
  let last = 0;

  const channel = document.createElement('i');
  const { expose } = parts.bridge(channel, 'preload', 'page');
  document.dispatchEvent(new MouseEvent(secret, { relatedTarget: channel }));

  scope[secret] = (message: ToPreload) => {
    if (message.kind === 'message') {
      const args = text.read(message.args) as unknown[];
      const event = Object.freeze({ sender: ipcRenderer, ports: Object.freeze([]) });
      for (const listener of listeners.get(message.channel) ?? []) listener(event, ...args);
      return;
    }
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === 'reply') call?.resolve(text.read(message.value));
    else call?.reject(new Error(message.message));
  };

  const ipcRenderer = known('ipcRenderer', {
    async invoke(name: string, ...args: unknown[]): Promise<unknown> {
      const written = text.write(args);
      last += 1;
      const id = last;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        post({ kind: 'invoke', id, channel: name, args: written });
      });
    },
    on(name: string, listener: Listener): unknown {
      listeners.set(name, [...(listeners.get(name) ?? []), listener]);
      return ipcRenderer;
    },
    off(name: string, listener: Listener): unknown {
      const kept = [...(listeners.get(name) ?? [])];
      const at = kept.lastIndexOf(listener);
      if (at >= 0) kept.splice(at, 1);
      listeners.set(name, kept);
      return ipcRenderer;
    },
  });

  const contextBridge = known('contextBridge', { exposeInMainWorld: expose });
  const electron = known('electron', { contextBridge, ipcRenderer });

  function known<T extends object>(name: string, members: T): T {
    return new Proxy(members, {
      get(target, key, receiver) {
        if (typeof key === 'string' && key !== 'then' && !(key in target))
          throw new Error(`the stand-in does not know ${name}.${key}`);
        return Reflect.get(target, key, receiver);
      },
    });
  }

  function post(message: FromPreload): void {
    send(JSON.stringify(message));
  }

  const module = { exports: {} };
  try {
    preload(
      name => {
        if (name === 'electron') return electron;
        throw new Error(`module not found: ${name}`);
      },
      module,
      module.exports,
    );
  } catch (error) {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    post({ kind: 'preload-error', path: preloadPath, message, stack });
  }
}
