import { toApp } from './addresses.ts';
import type { DevtoolsSession, Protocol } from './devtools.ts';
import { strict } from './strict.ts';
import type { Provided } from './surface.ts';

export type Frame = Provided<'mainFrame'>;

export interface Frames {
  readonly main: Frame;
  /** `undefined` once the frame is gone. */
  find(id: string | undefined): Frame | undefined;
  all(): readonly Frame[];
  isMain(id: string): boolean;
  /** Called with the page that the main frame now shows. */
  onCommitted(listener: (address: string) => void): void;
  follow(session: DevtoolsSession): Promise<void>;
}

interface Known {
  readonly frame: Frame;
  readonly state: { url: string; origin: string; name: string; gone: boolean };
  readonly parentId: string | undefined;
}

/** The frames of one page as `webContents.mainFrame` shows them; each keeps its identity through navigations. */
export function followFrames(): Frames {
  const known = new Map<string, Known>();
  const listeners: ((address: string) => void)[] = [];
  let mainId: string | undefined;
  let lastNumber = 0;

  const first = create(undefined);
  const frameOf = (id: string | undefined) => (id === undefined ? undefined : known.get(id)?.frame);

  function create(parentId: string | undefined): Known {
    lastNumber += 1;
    const frameTreeNodeId = lastNumber;
    const state = { url: '', origin: 'null', name: '', gone: false };
    const parent = () => frameOf(parentId) ?? null;
    const members = {
      get url() {
        return state.url;
      },
      get origin() {
        return state.origin;
      },
      get name() {
        return state.name;
      },
      get parent() {
        return parent();
      },
      get top() {
        return state.gone ? null : first.frame;
      },
      get frames(): Frame[] {
        return childrenOf(frame);
      },
      get detached() {
        return state.gone;
      },
      frameTreeNodeId,
      isDestroyed: () => state.gone,
    };
    const frame: Frame = strict('webFrameMain', members as unknown as Frame);
    return { frame, state, parentId };
  }

  function childrenOf(frame: Frame): Frame[] {
    return [...known.values()].map(one => one.frame).filter(one => one.parent === frame);
  }

  function take({ id, parentId, url, urlFragment, securityOrigin, name }: Protocol.Page.Frame): void {
    const entry = known.get(id) ?? adopt(id, parentId);
    entry.state.url = toApp(`${url}${urlFragment ?? ''}`);
    entry.state.origin = securityOrigin === '://' ? 'null' : toApp(securityOrigin);
    entry.state.name = name ?? '';
    if (id === mainId) for (const listener of listeners) listener(entry.state.url);
  }

  function adopt(id: string, parentId: string | undefined): Known {
    const entry = parentId === undefined ? first : create(parentId);
    if (parentId === undefined) {
      if (mainId !== undefined) known.delete(mainId);
      mainId = id;
    }
    known.set(id, entry);
    return entry;
  }

  function forget(id: string): void {
    for (const [child, { parentId }] of known) if (parentId === id) forget(child);
    const entry = known.get(id);
    if (entry === undefined || id === mainId) return;
    entry.state.gone = true;
    known.delete(id);
  }

  function takeTree({ frame, childFrames = [] }: Protocol.Page.FrameTree): void {
    take(frame);
    for (const child of childFrames) takeTree(child);
  }

  return {
    main: first.frame,
    find: frameOf,
    all: () => [...known.values()].map(({ frame }) => frame),
    isMain: id => id === mainId,
    onCommitted: listener => void listeners.push(listener),
    async follow(session) {
      session.on('Page.frameAttached', ({ frameId, parentFrameId }) => {
        if (!known.has(frameId)) adopt(frameId, parentFrameId);
      });
      session.on('Page.frameNavigated', ({ frame }) => take(frame));
      session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
        const entry = known.get(frameId);
        if (entry !== undefined) entry.state.url = toApp(url);
      });
      session.on('Page.frameDetached', ({ frameId, reason }) => {
        if (reason === 'remove') forget(frameId);
      });
      const { frameTree } = await session.send('Page.getFrameTree');
      takeTree(frameTree);
    },
  };
}
