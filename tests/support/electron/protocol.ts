import type { CustomScheme } from 'electron';
import { appOrigin } from './addresses.ts';
import { refuseOthers, strict } from './strict.ts';
import type { Provided } from './surface.ts';

type Handler = Parameters<Provided<'protocol'>['handle']>[1];

export interface ProtocolHandlers {
  readonly api: Provided<'protocol'>;
  /** `undefined` where no handler answers for that address. */
  handlerOf(address: string): Handler | undefined;
  /** Electron lets a page `fetch` from a scheme only where that was asked for. */
  readonly allowsFetch: () => boolean;
}

const scheme = new URL(appOrigin).protocol.slice(0, -1);

export function createProtocol(isReady: () => boolean): ProtocolHandlers {
  const handlers = new Map<string, Handler>();
  let registered: CustomScheme | undefined;

  const api = {
    registerSchemesAsPrivileged(schemes) {
      if (isReady())
        throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
      if (registered !== undefined) throw new Error('registerSchemesAsPrivileged can only be used once');
      for (const one of schemes) registered = checked(one);
    },
    handle(name, handler) {
      if (!isReady()) throw new Error('protocol.handle: the app is not ready');
      if (name !== scheme) throw new Error(`the stand-in serves ${scheme}: only, not ${name}:`);
      if (registered === undefined) throw new Error(`${scheme}: was not registered as privileged`);
      if (handlers.has(name)) throw new Error(`Failed to register protocol: ${name}`);
      handlers.set(name, handler);
    },
    isProtocolHandled: name => handlers.has(name),
  } satisfies Provided<'protocol'>;

  return {
    api: strict('protocol', api),
    handlerOf: address => handlers.get(new URL(address).protocol.slice(0, -1)),
    allowsFetch: () => registered?.privileges?.supportFetchAPI === true,
  };
}

/** An https address is standard and secure and has no further privilege; a host must ask for just that. */
function checked(custom: CustomScheme): CustomScheme {
  const { standard, secure, supportFetchAPI, ...others } = custom.privileges ?? {};
  if (custom.scheme !== scheme) throw new Error(`the stand-in knows ${scheme}: only, not ${custom.scheme}:`);
  if (standard !== true || secure !== true)
    throw new Error('the stand-in enforces only schemes that are standard and secure');
  const wanted = Object.fromEntries(Object.entries(others).filter(([, value]) => value === true));
  refuseOthers('privileges', wanted, []);
  return {
    scheme: custom.scheme,
    privileges: { standard, secure, supportFetchAPI: supportFetchAPI === true },
  };
}
