import type { Session } from 'electron';
import { appOrigin, browserOrigin } from './addresses.ts';
import type { DevtoolsSession, Protocol } from './devtools.ts';
import type { Provided } from './surface.ts';

export type CheckHandler = Parameters<Session['setPermissionCheckHandler']>[0];
export type RequestHandler = Parameters<Session['setPermissionRequestHandler']>[0];
type Permission = Parameters<NonNullable<CheckHandler>>[1];

/** What Electron asks its handlers for, and the browser's name of the same. */
const permissions: readonly (readonly [Permission, Protocol.Browser.PermissionDescriptor])[] = [
  ['notifications', { name: 'notifications' }],
  ['geolocation', { name: 'geolocation' }],
  ['media', { name: 'camera' }],
  ['media', { name: 'microphone' }],
  ['display-capture', { name: 'display-capture' }],
  ['midi', { name: 'midi' }],
  ['midiSysex', { name: 'midi', sysex: true }],
  ['clipboard-read', { name: 'clipboard-read' }],
  ['clipboard-sanitized-write', { name: 'clipboard-write' }],
  ['idle-detection', { name: 'idle-detection' }],
  ['local-fonts', { name: 'local-fonts' }],
  ['storage-access', { name: 'storage-access' }],
  ['persistent-storage', { name: 'persistent-storage' }],
  ['screen-wake-lock', { name: 'screen-wake-lock' }],
  ['window-management', { name: 'window-management' }],
  ['payment-handler', { name: 'payment-handler' }],
  ['background-sync', { name: 'background-sync' }],
];

export interface Deciders {
  readonly check: CheckHandler;
  readonly request: RequestHandler;
}

/**
 * Asks the host about every permission before a page is there and lets the browser act on the answers. Electron grants
 * what nobody refuses, and asks one handler for a query and the other for a prompt: a permission is refused here only
 * where both refuse, so a host that has forgotten one of them is found out.
 */
export async function applyPermissions(
  browser: DevtoolsSession,
  contents: Provided<'webContents'>,
  deciders: Deciders,
): Promise<void> {
  for (const [name, permission] of permissions) {
    const setting = (await isGranted(name, contents, deciders)) ? 'granted' : 'denied';
    await browser.send('Browser.setPermission', { permission, setting, origin: browserOrigin });
  }
}

async function isGranted(
  name: Permission,
  contents: Provided<'webContents'>,
  { check, request }: Deciders,
): Promise<boolean> {
  // Handlers get what stands in for Electron's objects; it throws where they look for more.
  const given = contents as never;
  const requestingUrl = `${appOrigin}/`;
  const details = { isMainFrame: true, requestingUrl, securityOrigin: requestingUrl };
  if (check === null || check(given, name, requestingUrl, details as never)) return true;
  if (request === null) return true;
  return new Promise(resolve => request(given, name as never, resolve, details as never));
}
