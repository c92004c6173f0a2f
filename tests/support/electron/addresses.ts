/**
 * Chromium cannot be taught `app://`, so the page lives at an https address that no name server knows. It is a
 * secure context with an origin of its own, as Electron's privileged scheme is. Only the stand-in knows both names.
 */
export const appOrigin = 'app://desk';
export const browserOrigin = 'https://desk.invalid';

/** What the main process is told where the browser says `https://desk.invalid/…`; anything else stays as it is. */
export function toApp(address: string): string {
  if (address.startsWith('blob:')) return `blob:${toApp(address.slice('blob:'.length))}`;
  return renamed(address, browserOrigin, appOrigin);
}

export function toBrowser(address: string): string {
  return renamed(address, appOrigin, browserOrigin);
}

/** An address is ours only if the origin ends there: `https://desk.invalid.example` is somebody else's. */
function renamed(address: string, from: string, to: string): string {
  const rest = address.slice(from.length);
  return address.startsWith(from) && /^([/?#]|$)/.test(rest) ? `${to}${rest}` : address;
}
