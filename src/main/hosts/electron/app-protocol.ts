import { protocol, type Session } from 'electron';
import { createPage } from '../page.ts';
import { isOurs, scheme } from './address.ts';

/** Before the application is ready: the scheme has an origin, is a secure context, and goes round no rule. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built page under `app://desk/`, and nothing else under that scheme. */
export function servePage({ protocol: served }: Session, rendererDir: string): void {
  const page = createPage(rendererDir);
  served.handle(scheme, async ({ method, url }) => {
    if (method !== 'GET' || !isOurs(url)) return new Response('refused\n', { status: 403 });
    const { status, headers, body } = await page(new URL(url).pathname);
    return new Response(new Uint8Array(body), { status, headers });
  });
}
