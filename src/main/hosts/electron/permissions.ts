import type { Session } from 'electron';
import { isOurs } from './address.ts';

/** All the page may do beyond showing itself: put a number it shows on the clipboard, after a key or a click. */
const granted = 'clipboard-sanitized-write';

export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide, { requestingUrl }) =>
    decide(permission === granted && isOurs(requestingUrl)),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin) => permission === granted && isOurs(requestingOrigin),
  );
  session.setDevicePermissionHandler(() => false);
}
