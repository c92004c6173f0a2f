import type { bridge } from './bridge.ts';

export interface MainWorldSettings {
  /** Known to the two worlds and not to the page. */
  readonly secret: string;
  /** Electron asks the host before a window is made; a page gets `null` at once where the host says no. */
  readonly asksBeforeOpening: boolean;
}

/** Runs in every frame before its scripts: the page's half of the bridge, and `window.open` as a host sees it. */
export function mainWorld(settings: MainWorldSettings, makeBridge: typeof bridge): void {
  const { secret } = settings;
  const isTop = window.top === window;
  const answered = (event: Event) => {
    const channel = (event as MouseEvent).relatedTarget;
    if (channel !== null) makeBridge(channel, 'page', 'preload');
  };
  if (isTop) document.addEventListener(secret, answered, { once: true });
  if (!settings.asksBeforeOpening) return;
  const report = (globalThis as unknown as Record<string, (text: string) => void>)[`${secret}_open`];
  Reflect.deleteProperty(globalThis, `${secret}_open`);
  window.open = (address = '', frameName = '', features = '') => {
    const url = address === '' ? 'about:blank' : new URL(address, document.baseURI).href;
    report?.(JSON.stringify({ url, frameName: String(frameName), features: String(features) }));
    return null;
  };
}
