import type { EventEmitter } from 'node:events';
import type { Chromium } from './chromium.ts';
import { applyPermissions, type CheckHandler, type RequestHandler } from './permissions.ts';
import type { ProtocolHandlers } from './protocol.ts';
import { emitterOf, strict } from './strict.ts';
import { type Provided, surface } from './surface.ts';

export interface Sessions {
  readonly api: Provided<'session'>;
  readonly emitter: EventEmitter;
  /** Before a page is loaded, and again whenever a handler is changed under it. */
  applyPermissions(contents: Provided<'webContents'>): Promise<void>;
}

export function createSession(protocol: ProtocolHandlers, chromium: () => Promise<Chromium>): Sessions {
  const emitter = emitterOf('session', surface.session.events);
  let check: CheckHandler = null;
  let request: RequestHandler = null;
  let shown: Provided<'webContents'> | undefined;

  async function apply(contents: Provided<'webContents'>): Promise<void> {
    shown = contents;
    await applyPermissions((await chromium()).browser, contents, { check, request });
  }
  function changed(): void {
    if (shown !== undefined) void apply(shown);
  }

  const members = {
    protocol: protocol.api,
    setPermissionCheckHandler(handler) {
      check = handler;
      changed();
    },
    setPermissionRequestHandler(handler) {
      request = handler;
      changed();
    },
    // Without a window Chromium offers no devices to choose from; there is nothing that this could let through.
    setDevicePermissionHandler: () => undefined,
  } satisfies Provided<'session'>;
  const api = strict('session', Object.assign(emitter, members) as unknown as Provided<'session'>);

  return { api, emitter, applyPermissions: apply };
}
