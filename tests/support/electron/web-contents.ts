import type { HandlerDetails } from 'electron';
import { toApp, toBrowser } from './addresses.ts';
import type { Desktop } from './desktop.ts';
import type { DevtoolsSession, Protocol } from './devtools.ts';
import { type Frames, followFrames } from './frames.ts';
import { watchNavigation } from './navigation.ts';
import type { Attempt } from './page/main-world.ts';
import { linkPreload, type PreloadLink } from './preload-link.ts';
import { printPage } from './printing.ts';
import { answerRequests } from './requests.ts';
import { emitterOf, strict } from './strict.ts';
import { type Provided, surface } from './surface.ts';
import { type Popup, release } from './targets.ts';

type WebContents = Provided<'webContents'>;
type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];

export interface Contents {
  readonly api: WebContents;
  readonly frames: Frames;
  readonly targetId: Promise<string>;
  load(address: string): Promise<void>;
  /** Decides about a window that the browser itself has opened for this page. */
  decideOn(popup: Popup): Promise<void>;
  crash(): Promise<void>;
  /** Closes the page; the window is gone with it. */
  destroy(): Promise<void>;
}

interface Linked {
  readonly session: DevtoolsSession;
  readonly navigation: ReturnType<typeof watchNavigation>;
  link(): Promise<PreloadLink>;
}

let lastId = 0;

export function createContents(
  desktop: Desktop,
  options: { readonly preload: string | undefined; readonly width: number; readonly height: number },
): Contents {
  lastId += 1;
  const id = lastId;
  const emitter = emitterOf('webContents', surface.webContents.events);
  const frames = followFrames();
  let openHandler: OpenHandler | undefined;
  let preloadLink: PreloadLink | undefined;
  let destroyed = false;
  let crashed = false;
  let opening: Protocol.Page.windowOpenPayload | undefined;

  const target = desktop.targets().then(targets => targets.open(options));
  const linked = target.then(async ({ session }): Promise<Linked> => {
    const navigation = watchNavigation(session, frames, emitter);
    const rules = { protocol: desktop.protocol, navigation, onBlocked: desktop.reportBlocked };
    session.on('Target.attachedToTarget', ({ sessionId }) => void desktop.adoptWorker(sessionId, rules));
    session.on('Page.loadEventFired', () => emitter.emit('did-finish-load', {}));
    session.on('Page.windowOpen', details => {
      opening = details;
    });
    session.on('Inspector.targetCrashed', () => {
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
    return { session, navigation, link: () => linkThePreload(session) };
  });

  async function linkThePreload(session: DevtoolsSession): Promise<PreloadLink> {
    preloadLink ??= await linkPreload(session, frames, {
      options: { preload: options.preload, asksBeforeOpening: openHandler !== undefined },
      events: {
        invoke: (frame, channel, args) => desktop.ipcMain.invoke({ contents: api, frame }, channel, args),
        preloadError: (path, error) => void emitter.emit('preload-error', {}, path, error),
        attempt: attempt => void decideOnAttempt(attempt, session).catch(desktop.fail),
      },
    });
    return preloadLink;
  }

  async function decideOnAttempt(attempt: Attempt, session: DevtoolsSession): Promise<void> {
    if (attempt.kind === 'open') return void askToOpen({ ...attempt, disposition: 'new-window' });
    const { navigation } = await linked;
    if (navigation.allowsPage(frames.main, toApp(attempt.url)))
      await session.send('Page.navigate', { url: attempt.url });
  }

  /** `true` where the host lets a window be opened. */
  function askToOpen(details: Omit<HandlerDetails, 'referrer' | 'postBody'>): boolean {
    if (openHandler === undefined) return true;
    const url = toApp(details.url);
    const { action } = openHandler({
      ...details,
      url,
      referrer: { url: frames.main.url, policy: 'default' },
    });
    if (action !== 'deny') desktop.fail(new Error(`the stand-in does not enforce { action: '${action}' }`));
    return false;
  }

  const members = {
    id,
    mainFrame: frames.main,
    session: desktop.session.api,
    getURL: () => frames.main.url,
    send: (channel, ...args) => preloadLink?.send(channel, args),
    reload: () => void linked.then(reload).catch(desktop.fail),
    isDestroyed: () => destroyed,
    isCrashed: () => crashed,
    print(printOptions, callback) {
      linked
        .then(({ session }) => printPage(session, printOptions ?? {}, desktop))
        .then(
          () => callback?.(true, ''),
          (error: Error) => callback?.(false, error.message),
        );
    },
    setWindowOpenHandler(handler) {
      if (preloadLink !== undefined)
        throw new Error('the stand-in wants setWindowOpenHandler before the page');
      openHandler = handler;
    },
  } satisfies WebContents;
  const api = strict('webContents', Object.assign(emitter, members) as unknown as WebContents);

  async function reload({ session, navigation }: Linked): Promise<void> {
    crashed = false;
    navigation.expectOwn();
    await session.send('Page.reload');
  }

  return {
    api,
    frames,
    targetId: target.then(({ id }) => id),
    async load(address) {
      const { session, navigation, link } = await linked;
      await link();
      await desktop.session.applyPermissions(api);
      const finished = new Promise(resolve => emitter.once('did-finish-load', resolve));
      navigation.expectOwn();
      const { errorText } = await session.send('Page.navigate', { url: toBrowser(address) });
      if (errorText !== undefined) throw new Error(`${errorText} loading '${address}'`);
      await finished;
    },
    async decideOn(popup) {
      const targets = await desktop.targets();
      const { url = '', windowName = '', windowFeatures = [] } = opening ?? {};
      const features = windowFeatures.join();
      if (askToOpen({ url, frameName: windowName, features, disposition: 'foreground-tab' })) {
        desktop.report({ event: 'popup', url: toApp(url) });
        await release(popup.session);
      } else await targets.close(popup.id);
    },
    async crash() {
      const { session } = await linked;
      session.send('Page.crash').catch(() => undefined);
    },
    async destroy() {
      destroyed = true;
      const { id: page } = await target;
      await (await desktop.targets()).close(page);
    },
  };
}
