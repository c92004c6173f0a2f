import type { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { toApp } from './addresses.ts';
import type { DevtoolsSession, Protocol } from './devtools.ts';
import type { Frames } from './frames.ts';
import { emitPreventable } from './strict.ts';

export interface Navigation {
  /** The next navigation of the main frame is the host's own and asks nobody. */
  expectOwn(): void;
  /** Asks the host's listeners as Electron does; `false` where one has prevented it. */
  allows(paused: Protocol.Fetch.requestPausedPayload): Promise<boolean>;
}

/** How long the page's word that it has asked for a navigation may come after the navigation's request. */
const patienceMs = 60;

/**
 * `will-frame-navigate`, `will-navigate` and `will-redirect`, asked while the request is held. The page tells when a
 * navigation is its own; one that it did not ask for comes from whoever drives the browser, as from an address bar.
 */
export function watchNavigation(session: DevtoolsSession, frames: Frames, emitter: EventEmitter): Navigation {
  const asked = new Set<string>();
  let own = false;
  session.on('Page.frameRequestedNavigation', ({ frameId }) => void asked.add(frameId));

  async function startedByPage(frameId: string): Promise<boolean> {
    if (!frames.isMain(frameId)) return true;
    if (own) {
      own = false;
      return false;
    }
    if (!asked.has(frameId)) await pause(patienceMs);
    return asked.delete(frameId);
  }

  return {
    expectOwn: () => {
      own = true;
    },
    async allows({ frameId, request, redirectedRequestId }) {
      const isMainFrame = frames.isMain(frameId);
      const frame = frames.find(frameId) ?? null;
      const url = toApp(`${request.url}${request.urlFragment ?? ''}`);
      const ask = (event: string) => {
        const details = { url, isSameDocument: false, isMainFrame, frame };
        return !emitPreventable(emitter, event, details, url, false, isMainFrame);
      };
      if (redirectedRequestId !== undefined) return ask('will-redirect');
      if (!(await startedByPage(frameId))) return true;
      return ask('will-frame-navigate') && (!isMainFrame || ask('will-navigate'));
    },
  };
}
