import type { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { toApp } from './addresses.ts';
import type { DevtoolsSession, Protocol } from './devtools.ts';
import type { Frame, Frames } from './frames.ts';
import { emitPreventable } from './strict.ts';

export interface Navigation {
  /** The next navigation of the main frame is the host's own and asks nobody. */
  expectOwn(): void;
  /** Asks the host's listeners as Electron does; `false` where one has prevented it. */
  allows(paused: Protocol.Fetch.requestPausedPayload): Promise<boolean>;
  /** The same for a navigation of the page's own that needs no request. */
  allowsPage(frame: Frame, url: string): boolean;
}

/** How long the page's word that it asks for a navigation may come after the request, and how long it is good for. */
const patienceMs = 60;
const goodForMs = 2_000;

/**
 * `will-frame-navigate`, `will-navigate` and `will-redirect`, asked while the request is held. The page tells when a
 * navigation is its own; one that it did not ask for comes from whoever drives the browser, as from an address bar.
 */
export function watchNavigation(session: DevtoolsSession, frames: Frames, emitter: EventEmitter): Navigation {
  const asked = new Map<string, number>();
  let own = false;
  session.on('Page.frameRequestedNavigation', ({ frameId, url }) => {
    if (/^https?:/.test(url)) asked.set(frameId, Date.now());
  });

  async function startedByPage(frameId: string): Promise<boolean> {
    if (!frames.isMain(frameId)) return true;
    if (own) {
      own = false;
      return false;
    }
    if (!asked.has(frameId)) await pause(patienceMs);
    const since = asked.get(frameId) ?? 0;
    asked.delete(frameId);
    return Date.now() - since < goodForMs;
  }

  function ask(event: string, frame: Frame | null, url: string): boolean {
    const isMainFrame = frame === frames.main;
    const details = { url, isSameDocument: false, isMainFrame, frame };
    return !emitPreventable(emitter, event, details, url, false, isMainFrame);
  }

  function allowsPage(frame: Frame | null, url: string): boolean {
    return (
      ask('will-frame-navigate', frame, url) && (frame !== frames.main || ask('will-navigate', frame, url))
    );
  }

  return {
    expectOwn: () => {
      own = true;
    },
    allowsPage,
    async allows({ frameId, request, redirectedRequestId }) {
      const frame = frames.find(frameId) ?? null;
      const url = toApp(`${request.url}${request.urlFragment ?? ''}`);
      if (redirectedRequestId !== undefined) return ask('will-redirect', frame, url);
      return (await startedByPage(frameId)) ? allowsPage(frame, url) : true;
    },
  };
}
