import { setTimeout as after } from 'node:timers/promises';
import { BrowserWindow } from 'electron';
import type { Printer } from '../../ports.ts';
import type { PaperSize, PrintJobs } from './print-jobs.ts';

export interface WindowPrinterOptions {
  readonly jobs: PrintJobs;
  /** The system's own name of it; the system's default printer without. */
  readonly deviceName: string | undefined;
}

const patienceMs = 30_000;

/** Draws the file in a window nobody sees and hands it to the named printer, in its own size, without asking. */
export function createWindowPrinter({ jobs, deviceName }: WindowPrinterOptions): Printer {
  return {
    async print(pdf, title) {
      const job = jobs.add(pdf);
      const window = new BrowserWindow({
        title,
        show: false,
        webPreferences: { contextIsolation: true, sandbox: true, nodeIntegration: false },
      });
      try {
        await window.loadURL(job.url);
        const size = await Promise.race([job.ready, after(patienceMs)]);
        if (size === undefined) throw new Error('the print page did not draw the file');
        await spool(window, size, deviceName);
      } finally {
        job.forget();
        window.destroy();
      }
    },
  };
}

function spool(window: BrowserWindow, pageSize: PaperSize, deviceName: string | undefined): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  window.webContents.print(
    {
      silent: true,
      printBackground: true,
      margins: { marginType: 'none' },
      pageSize,
      ...(deviceName === undefined ? {} : { deviceName }),
    },
    (spooled, reason) => (spooled ? resolve() : reject(new Error(reason))),
  );
  return promise;
}
