import { toApp, toBrowser } from './addresses.ts';
import type { DevtoolsSession, Protocol } from './devtools.ts';
import type { Navigation } from './navigation.ts';
import type { ProtocolHandlers } from './protocol.ts';

type Paused = Protocol.Fetch.requestPausedPayload;

export interface RequestRules {
  readonly protocol: ProtocolHandlers;
  readonly navigation: Navigation;
  /** Told of each request that found no answer here. */
  readonly onBlocked: (address: string) => void;
}

/** Answers every request of a page or a worker: `app:` from the host's handler, anything else not at all. */
export async function answerRequests(session: DevtoolsSession, rules: RequestRules): Promise<void> {
  session.on('Fetch.requestPaused', paused => {
    // A page that is closed meanwhile takes its requests with it.
    answer(session, rules, paused).catch(() => undefined);
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*', requestStage: 'Request' }] });
}

async function answer(session: DevtoolsSession, rules: RequestRules, paused: Paused): Promise<void> {
  const { requestId, request, resourceType } = paused;
  const fail = (errorReason: Protocol.Network.ErrorReason) =>
    session.send('Fetch.failRequest', { requestId, errorReason });
  // An aborted navigation leaves the page where it is; any other failure would show an error page in its place.
  if (resourceType === 'Document' && !(await rules.navigation.allows(paused))) return void fail('Aborted');
  if (/^(data|blob):/.test(request.url)) return void session.send('Fetch.continueRequest', { requestId });
  const address = toApp(request.url);
  const handler = rules.protocol.handlerOf(address);
  const isFetch = resourceType === 'Fetch' || resourceType === 'XHR';
  if (handler === undefined || isServiceWorker(request) || (isFetch && !rules.protocol.allowsFetch())) {
    rules.onBlocked(address);
    return void fail('BlockedByClient');
  }
  let response: Response;
  try {
    response = await handler(requestFrom(address, request));
  } catch {
    return void fail('Failed');
  }
  await session.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({
      name,
      value: toBrowserHeader(name, value),
    })),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  });
}

/** Electron's custom schemes have none unless they ask for them, and ours may not. */
function isServiceWorker({ headers }: Protocol.Network.Request): boolean {
  return Object.keys(headers).some(name => name.toLowerCase() === 'service-worker');
}

function requestFrom(address: string, request: Protocol.Network.Request): Request {
  const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [
    name,
    toApp(value),
  ]);
  const parts = (request.postDataEntries ?? []).map(({ bytes = '' }) => Buffer.from(bytes, 'base64'));
  const body = request.hasPostData === true ? Buffer.concat(parts) : null;
  return new Request(address, { method: request.method, headers, body });
}

function toBrowserHeader(name: string, value: string): string {
  return /^(location|access-control-allow-origin|content-location)$/i.test(name) ? toBrowser(value) : value;
}
