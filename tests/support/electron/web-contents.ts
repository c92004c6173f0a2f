import type { EventEmitter } from 'node:events';
import { toApp, toBrowser } from './addresses.ts';
import type { Desktop } from './desktop.ts';
import { type Frames, followFrames } from './frames.ts';
import { createOpenings } from './openings.ts';
import type { Attempt } from './page/main-world.ts';
import { type LinkedPage, linkPage } from './page-link.ts';
import { linkPreload, type PreloadLink } from './preload-link.ts';
import { printPage } from './printing.ts';
import { emitterOf, strict } from './strict.ts';
import { type Provided, surface } from './surface.ts';
import type { Popup } from './targets.ts';

type WebContents = Provided<'webContents'>;

export interface Contents {
  readonly api: WebContents;
  readonly emitter: EventEmitter;
  readonly frames: Frames;
  readonly targetId: Promise<string>;
  load(address: string): Promise<void>;
  /** Decides about a window that the browser itself has opened for this page. */
  decideOn(popup: Popup): Promise<void>;
  crash(): Promise<void>;
  health(): Promise<ReturnType<LinkedPage['health']>>;
  /** Closes the page; the window is gone with it. */
  destroy(): Promise<void>;
}

export interface ContentsOptions {
  readonly preload: string | undefined;
  readonly width: number;
  readonly height: number;
}

let lastId = 0;

export function createContents(desktop: Desktop, options: ContentsOptions): Contents {
  lastId += 1;
  const emitter = emitterOf('webContents', surface.webContents.events);
  const frames = followFrames();
  const openings = createOpenings(desktop, () => frames.main.url);
  const target = desktop.targets().then(targets => targets.open(options));
  const linked = target.then(({ session }) => linkPage(desktop, session, { frames, openings, emitter }));
  let preloadLink: PreloadLink | undefined;
  let destroyed = false;
  linked.catch(fail);

  /** A page that is closed meanwhile takes with it whatever was under way. */
  function fail(error: unknown): void {
    if (!destroyed) desktop.fail(error);
  }

  async function decideOnAttempt({ session, navigation }: LinkedPage, attempt: Attempt): Promise<void> {
    if (attempt.kind === 'open') openings.ask({ ...attempt, disposition: 'new-window' });
    else if (navigation.allowsPage(frames.main, toApp(attempt.url)))
      await session.send('Page.navigate', { url: toBrowser(attempt.url) });
  }

  async function linkThePreload(page: LinkedPage): Promise<void> {
    preloadLink ??= await linkPreload(page.session, frames, {
      options: { preload: options.preload, asksBeforeOpening: openings.hasHandler() },
      events: {
        invoke: (frame, channel, args) => desktop.ipcMain.invoke({ contents: api, frame }, channel, args),
        preloadError: (path, error) => void emitter.emit('preload-error', {}, path, error),
        attempt: attempt => void decideOnAttempt(page, attempt).catch(fail),
      },
    });
  }

  const members = {
    id: lastId,
    mainFrame: frames.main,
    session: desktop.session.api,
    getURL: () => frames.main.url,
    send: (channel, ...args) => preloadLink?.send(channel, args),
    reload: () => void linked.then(page => page.reload()).catch(fail),
    isDestroyed: () => destroyed,
    print(printOptions, callback) {
      linked
        .then(({ session }) => printPage(session, printOptions ?? {}, desktop))
        .then(
          () => callback?.(true, ''),
          (error: Error) => callback?.(false, error.message),
        );
    },
    setWindowOpenHandler(handler) {
      // The page's own `window.open` is in place before its first script or not at all.
      if (preloadLink !== undefined) throw new Error('the stand-in wants setWindowOpenHandler before a page');
      openings.setHandler(handler);
    },
  } satisfies WebContents;
  const api = strict('webContents', Object.assign(emitter, members) as unknown as WebContents);

  return {
    api,
    emitter,
    frames,
    targetId: target.then(({ id }) => id),
    decideOn: openings.decideOn,
    async load(address) {
      const page = await linked;
      await linkThePreload(page);
      await desktop.session.applyPermissions(api);
      const finished = new Promise(resolve => emitter.once('did-finish-load', resolve));
      page.navigation.expectOwn();
      const { errorText } = await page.session.send('Page.navigate', { url: toBrowser(address) });
      if (errorText !== undefined) throw new Error(`${errorText} loading '${address}'`);
      await finished;
    },
    async crash() {
      const { session } = await linked;
      const gone = new Promise(resolve => emitter.once('render-process-gone', resolve));
      // A page that crashes does not answer any more.
      session.send('Page.crash').catch(() => undefined);
      await gone;
    },
    health: async () => (await linked).health(),
    async destroy() {
      destroyed = true;
      const { id } = await target;
      await (await desktop.targets()).close(id);
    },
  };
}
