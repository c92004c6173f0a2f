import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { DevtoolsSession } from './devtools.ts';
import type { Frame, Frames } from './frames.ts';
import type { Attempt } from './page/main-world.ts';
import type { FromPreload, ToPreload } from './page/preload-world.ts';
import { mainWorldScript, preloadScript } from './page/scripts.ts';
import { structuredText } from './page/structured-text.ts';

export interface PreloadEvents {
  /** Answers with the written result, or throws what the page is to be told. */
  invoke(frame: () => Frame | undefined, channel: string, args: string): Promise<string>;
  preloadError(path: string, error: Error): void;
  /** A script wants a window, or another address that needs no request. */
  attempt(attempt: Attempt): void;
}

export interface PreloadLink {
  send(channel: string, args: readonly unknown[]): void;
}

export interface PreloadOptions {
  readonly preload: string | undefined;
  readonly asksBeforeOpening: boolean;
}

/** Puts the preload into an isolated world of every document to come, ahead of the page's scripts, and talks to it. */
export async function linkPreload(
  session: DevtoolsSession,
  frames: Frames,
  { options, events }: { readonly options: PreloadOptions; readonly events: PreloadEvents },
): Promise<PreloadLink> {
  const secret = `stand_in_${randomBytes(9).toString('hex')}`;
  const binding = `${secret}_send`;
  const attempts = `${secret}_attempt`;
  const world = 'Electron Isolated Context';
  const text = structuredText();
  /** The preload's worlds by their number, each with its frame. */
  const worlds = new Map<number, string>();

  session.on('Runtime.executionContextCreated', ({ context }) => {
    const frameId: unknown = context.auxData?.['frameId'];
    if (context.name === world && typeof frameId === 'string') worlds.set(context.id, frameId);
  });
  session.on(
    'Runtime.executionContextDestroyed',
    ({ executionContextId }) => void worlds.delete(executionContextId),
  );
  session.on('Runtime.executionContextsCleared', () => worlds.clear());
  session.on('Inspector.targetCrashed', () => worlds.clear());
  session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name === attempts) events.attempt(JSON.parse(payload));
    if (name === binding) void receive(JSON.parse(payload), executionContextId);
  });

  async function receive(message: FromPreload, worldId: number): Promise<void> {
    if (message.kind === 'preload-error') {
      const error = Object.assign(new Error(message.message), { stack: message.stack });
      return events.preloadError(message.path, error);
    }
    const { id, channel, args } = message;
    const frameId = worlds.get(worldId);
    // A frame that has gone on to another document is not the one that has sent this.
    const sender = () => (worlds.has(worldId) ? frames.find(frameId) : undefined);
    const reply = await events.invoke(sender, channel, args).then(
      (value): ToPreload => ({ kind: 'reply', id, value }),
      (error: Error): ToPreload => ({ kind: 'failure', id, message: error.message }),
    );
    deliver(worldId, reply);
  }

  function deliver(worldId: number, message: ToPreload): void {
    const functionDeclaration = `function (message) { globalThis[${JSON.stringify(secret)}](message); }`;
    const call = { functionDeclaration, executionContextId: worldId, arguments: [{ value: message }] };
    // The document may be gone before its answer comes.
    session.send('Runtime.callFunctionOn', call).catch(() => undefined);
  }

  await session.send('Runtime.enable');
  await session.send('Runtime.addBinding', { name: binding, executionContextName: world });
  await session.send('Runtime.addBinding', { name: attempts });
  const { preload, asksBeforeOpening } = options;
  // The page's half of the bridge listens before the preload's half calls it: scripts run as they were added.
  const mainScript = mainWorldScript({ secret, asksBeforeOpening });
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source: mainScript });
  if (preload !== undefined) {
    const source = preloadScript({ secret, binding, preloadPath: preload }, readFileSync(preload, 'utf8'));
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: world });
  }

  return {
    send(channel, args) {
      const message: ToPreload = { kind: 'message', channel, args: text.write(args) };
      for (const [worldId, frameId] of worlds) if (frames.isMain(frameId)) deliver(worldId, message);
    },
  };
}
