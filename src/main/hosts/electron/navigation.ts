import type { WebContents } from 'electron';

/**
 * A page of ours goes nowhere: no link, redirect or script leads out of it, nothing opens, nothing is embedded. Places
 * inside the page are fragments, which are no navigation.
 */
export function holdInPlace(contents: WebContents): void {
  contents.on('will-navigate', event => event.preventDefault());
  contents.on('will-redirect', event => event.preventDefault());
  contents.on('will-frame-navigate', event => event.preventDefault());
  contents.on('will-attach-webview', event => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
