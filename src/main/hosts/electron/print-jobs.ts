import { randomUUID } from 'node:crypto';
import { origin } from './address.ts';

export interface PaperSize {
  /** In µm. */
  readonly width: number;
  readonly height: number;
}

export interface PrintJob {
  /** The page that draws it. */
  readonly url: string;
  /** Resolves once every page is drawn. */
  readonly ready: Promise<PaperSize>;
  forget(): void;
}

/** Files on their way to a printer, in memory, each under an address that only its own window knows. */
export interface PrintJobs {
  add(pdf: Uint8Array): PrintJob;
  /** What a print window asks for; `undefined` for every other path. */
  answer(url: URL): Response | undefined;
}

interface Waiting {
  readonly pdf: Uint8Array;
  readonly onReady: (size: PaperSize) => void;
}

export function createPrintJobs(): PrintJobs {
  const jobs = new Map<string, Waiting>();
  return {
    add(pdf) {
      const id = randomUUID();
      const { promise: ready, resolve: onReady } = Promise.withResolvers<PaperSize>();
      jobs.set(id, { pdf, onReady });
      return { url: `${origin}/print.html?job=${id}`, ready, forget: () => void jobs.delete(id) };
    },
    answer({ pathname, searchParams }) {
      const [, id = '', what] = /^\/print\/([0-9a-f-]{36})(\.pdf|\/ready)$/.exec(pathname) ?? [];
      const job = jobs.get(id);
      if (job === undefined) return undefined;
      if (what === '.pdf')
        return new Response(new Uint8Array(job.pdf), { headers: { 'content-type': 'application/pdf' } });
      const [width, height] = [Number(searchParams.get('width')), Number(searchParams.get('height'))];
      if (!(width > 0 && height > 0)) return new Response(null, { status: 400 });
      job.onReady({ width, height });
      return new Response(null, { status: 204 });
    },
  };
}
