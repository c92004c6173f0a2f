import { toApp } from './addresses.ts';
import type { Desktop } from './desktop.ts';
import type { DevtoolsSession, Protocol } from './devtools.ts';
import type { Provided } from './surface.ts';
import { type Popup, release } from './targets.ts';

type OpenHandler = Parameters<Provided<'webContents'>['setWindowOpenHandler']>[0];
type Details = Parameters<OpenHandler>[0];
export type Wanted = Pick<Details, 'url' | 'frameName' | 'features' | 'disposition'>;

export interface Openings {
  setHandler(handler: OpenHandler): void;
  hasHandler(): boolean;
  /** Asks the host about a window that a page wants; `true` where it may be opened. */
  ask(wanted: Wanted): boolean;
  /** The browser tells here what its next popup of this page is for. */
  follow(session: DevtoolsSession): void;
  /** Decides about a popup that the browser holds, before anything is loaded into it. */
  decideOn(popup: Popup): Promise<void>;
}

/** `setWindowOpenHandler`. Without one Electron opens windows; what one allows would need options of its own. */
export function createOpenings(desktop: Desktop, address: () => string): Openings {
  let handler: OpenHandler | undefined;
  let announced: Protocol.Page.windowOpenPayload | undefined;

  function ask({ url, ...details }: Wanted): boolean {
    if (handler === undefined) return true;
    const referrer: Details['referrer'] = { url: address(), policy: 'default' };
    const { action } = handler({ ...details, url: toApp(url), referrer });
    if (action !== 'deny') desktop.fail(new Error(`the stand-in does not enforce { action: '${action}' }`));
    return false;
  }

  return {
    setHandler: given => {
      handler = given;
    },
    hasHandler: () => handler !== undefined,
    ask,
    follow: session =>
      session.on('Page.windowOpen', details => {
        announced = details;
      }),
    async decideOn({ id, session }) {
      const { url = '', windowName: frameName = '', windowFeatures = [] } = announced ?? {};
      announced = undefined;
      if (!ask({ url, frameName, features: windowFeatures.join(), disposition: 'foreground-tab' }))
        return (await desktop.targets()).close(id);
      desktop.report({ event: 'popup', url: toApp(url) });
      return release(session);
    },
  };
}
