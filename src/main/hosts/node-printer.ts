import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Printer } from '../ports.ts';

/** Prints through CUPS' `lp` to the system's default printer; `undefined` where there is none to print with. */
export function createNodePrinter(): Printer | undefined {
  if (process.platform !== 'linux') return undefined;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const lp = folders.map(folder => join(folder, 'lp')).find(existsSync);
  return lp === undefined ? undefined : { print: (pdf, title) => spool(lp, pdf, title) };
}

function spool(lp: string, pdf: Uint8Array, title: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const job = spawn(lp, ['-t', title, '-o', 'print-scaling=none', '-'], {
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let complaint = '';
  job.stderr.on('data', chunk => {
    complaint += String(chunk);
  });
  job.on('error', reject);
  job.on('close', code => (code === 0 ? resolve() : reject(new Error(`lp: ${complaint.trim() || code}`))));
  job.stdin.on('error', reject);
  job.stdin.end(pdf);
  return promise;
}
