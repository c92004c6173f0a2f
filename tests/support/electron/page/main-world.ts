import type { bridge } from './bridge.ts';

export interface MainWorldSettings {
  /** Known to the two worlds and not to the page. */
  readonly secret: string;
  /** Electron asks the host before a window is made; a page gets `null` at once where the host says no. */
  readonly asksBeforeOpening: boolean;
}

/** What a script of the page was about to do when it was stopped. */
export type Attempt =
  | { readonly kind: 'open'; readonly url: string; readonly frameName: string; readonly features: string }
  | { readonly kind: 'navigate'; readonly url: string };

interface NavigateEvent extends Event {
  readonly destination: { readonly url: string; readonly sameDocument: boolean };
  readonly downloadRequest: string | null;
}

/** Runs in every frame before its scripts: the page's half of the bridge, and `window.open` as a host sees it. */
export function mainWorld(settings: MainWorldSettings, makeBridge: typeof bridge): void {
  const { secret } = settings;
  const scope = globalThis as unknown as Record<string, unknown>;
  const binding = scope[`${secret}_attempt`] as (text: string) => void;
  Reflect.deleteProperty(scope, `${secret}_attempt`);
  const report = (attempt: Attempt) => binding(JSON.stringify(attempt));

  if (window.top === window) {
    const connect = (event: Event) => {
      const channel = (event as MouseEvent).relatedTarget;
      if (channel !== null) makeBridge(channel, 'page', 'preload');
    };
    document.addEventListener(secret, connect, { once: true });
    // An address that the browser does not fetch makes no request to hold, so it is held here.
    (scope['navigation'] as EventTarget | undefined)?.addEventListener('navigate', event => {
      const { destination, downloadRequest } = event as NavigateEvent;
      if (destination.sameDocument || downloadRequest !== null) return;
      if (!/^(about|blob|app):/.test(destination.url)) return;
      event.preventDefault();
      report({ kind: 'navigate', url: destination.url });
    });
  }
  if (!settings.asksBeforeOpening) return;
  window.open = (address = '', frameName = '', features = '') => {
    const url = address === '' ? 'about:blank' : new URL(address, document.baseURI).href;
    report({ kind: 'open', url, frameName: String(frameName), features: String(features) });
    return null;
  };
}
