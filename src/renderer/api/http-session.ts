const bearerKey = 'desk-bearer';

/**
 * The bearer of this window: exchanged for the launch secret in the address, or kept from before a reload.
 * The secret leaves the address bar before anything else happens. `undefined` for a stranger.
 */
export async function openHttpSession(): Promise<string | undefined> {
  const secret = /^#secret=([\w-]+)$/.exec(location.hash)?.[1];
  if (secret === undefined) return sessionStorage.getItem(bearerKey) ?? undefined;
  history.replaceState(null, '', location.pathname);
  const reply = await fetch('/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ secret }),
  });
  if (!reply.ok) return sessionStorage.getItem(bearerKey) ?? undefined;
  const body: unknown = await reply.json();
  if (typeof body !== 'object' || body === null || !('bearer' in body) || typeof body.bearer !== 'string')
    return undefined;
  sessionStorage.setItem(bearerKey, body.bearer);
  return body.bearer;
}
