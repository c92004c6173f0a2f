import type { Chromium } from './chromium.ts';
import type { DevtoolsSession } from './devtools.ts';

export interface Target {
  readonly id: string;
  readonly session: DevtoolsSession;
}

export interface Popup extends Target {
  readonly openerId: string;
}

export interface Targets {
  /** A page of ours, empty and attached before anything is loaded into it. */
  open(size: { readonly width: number; readonly height: number }): Promise<Target>;
  close(id: string): Promise<void>;
  onPopup(listener: (popup: Popup) => void): void;
  onClosed(listener: (id: string) => void): void;
}

/** Every page of the browser is held at its start until somebody here has decided what becomes of it. */
export async function followTargets({ browser, session }: Chromium): Promise<Targets> {
  const attached = new Map<string, Target>();
  const awaited = new Map<string, (target: Target) => void>();
  const popupListeners: ((popup: Popup) => void)[] = [];
  const closedListeners: ((id: string) => void)[] = [];

  browser.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    const target = { id: targetInfo.targetId, session: session(sessionId) };
    if (targetInfo.type !== 'page') return void release(target.session);
    attached.set(target.id, target);
    const { openerId } = targetInfo;
    if (openerId === undefined) awaited.get(target.id)?.(target);
    else for (const listener of popupListeners) listener({ ...target, openerId });
  });
  browser.on('Target.targetDestroyed', ({ targetId }) => {
    attached.delete(targetId);
    for (const listener of closedListeners) listener(targetId);
  });
  await browser.send('Target.setDiscoverTargets', { discover: true });
  await browser.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
  });

  return {
    async open({ width, height }) {
      const { targetId } = await browser.send('Target.createTarget', {
        url: 'about:blank',
        newWindow: true,
        width,
        height,
      });
      const known = attached.get(targetId);
      return known ?? new Promise(resolve => awaited.set(targetId, resolve));
    },
    async close(id) {
      await browser.send('Target.closeTarget', { targetId: id }).catch(() => undefined);
    },
    onPopup: listener => void popupListeners.push(listener),
    onClosed: listener => void closedListeners.push(listener),
  };
}

/** Lets a target go on that was held at its start; it may be gone already. */
export async function release(session: DevtoolsSession): Promise<void> {
  await session.send('Runtime.runIfWaitingForDebugger').catch(() => undefined);
}
