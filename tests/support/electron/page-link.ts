import type { EventEmitter } from 'node:events';
import type { Desktop } from './desktop.ts';
import type { DevtoolsSession } from './devtools.ts';
import type { Frames } from './frames.ts';
import { type Navigation, watchNavigation } from './navigation.ts';
import type { Openings } from './openings.ts';
import { answerRequests } from './requests.ts';
import { release } from './targets.ts';

export interface LinkedPage {
  readonly session: DevtoolsSession;
  readonly navigation: Navigation;
  /** How often the page's process has gone, and whether it is gone now. */
  health(): { readonly crashes: number; readonly crashed: boolean };
  /** The host's own loading again; it also brings back a page that has crashed. */
  reload(): Promise<void>;
}

export interface PageParts {
  readonly frames: Frames;
  readonly openings: Openings;
  /** Of the page's web contents. */
  readonly emitter: EventEmitter;
}

/** Sets a page up under the rules of the stand-in while the browser still holds it, then lets it go. */
export async function linkPage(
  desktop: Desktop,
  session: DevtoolsSession,
  { frames, openings, emitter }: PageParts,
): Promise<LinkedPage> {
  const navigation = watchNavigation(session, frames, emitter);
  const rules = { protocol: desktop.protocol, navigation, onBlocked: desktop.reportBlocked };
  let crashes = 0;
  let crashed = false;
  openings.follow(session);
  session.on('Target.attachedToTarget', ({ sessionId }) => void desktop.adoptWorker(sessionId, rules));
  session.on('Page.loadEventFired', () => {
    crashed = false;
    emitter.emit('did-finish-load', {});
  });
  session.on('Inspector.targetCrashed', () => {
    crashes += 1;
    crashed = true;
    emitter.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
  });
  await session.send('Page.enable');
  await frames.follow(session);
  await answerRequests(session, rules);
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
  });
  await session.send('Inspector.enable');
  await release(session);
  return {
    session,
    navigation,
    health: () => ({ crashes, crashed }),
    async reload() {
      navigation.expectOwn();
      await session.send('Page.reload');
    },
  };
}
