import { protocol, type Session } from 'electron';
import { createPage } from '../page.ts';
import { isOurs, scheme } from './address.ts';
import type { PrintJobs } from './print-jobs.ts';

/** Before the application is ready: the scheme has an origin, is a secure context, and goes round no rule. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

export interface PageOptions {
  readonly rendererDir: string;
  readonly jobs: PrintJobs;
}

/** Serves the built page and the files being printed under `app://desk/`, and nothing else under that scheme. */
export function servePage({ protocol: served }: Session, { rendererDir, jobs }: PageOptions): void {
  const page = createPage(rendererDir);
  served.handle(scheme, async ({ method, url }) => {
    if (method !== 'GET' || !isOurs(url)) return new Response('refused\n', { status: 403 });
    const job = jobs.answer(new URL(url));
    if (job !== undefined) return job;
    const { status, headers, body } = await page(new URL(url).pathname);
    return new Response(new Uint8Array(body), { status, headers });
  });
}
