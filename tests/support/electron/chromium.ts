import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { findTestBrowser } from '../browser.ts';
import { connectDevtools, type DevtoolsConnection } from './devtools.ts';

export interface Chromium extends DevtoolsConnection {
  /** Where a test connects beside us. */
  readonly endpoint: string;
}

/** Keeps its profile in `folder`, which is the caller's. A browser without a window and without a network: what is not answered by this process is answered by nobody. */
export async function launchChromium(folder: string): Promise<Chromium> {
  const { executablePath, args, env } = await findTestBrowser();
  const own = [
    '--remote-debugging-pipe',
    '--remote-debugging-port=0',
    `--user-data-dir=${join(folder, 'profile')}`,
    '--no-startup-window',
    '--lang=zh-CN',
    // Whether a window opens is the host's decision and nobody else's.
    '--disable-popup-blocking',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--use-fake-device-for-media-stream',
  ];
  const child = spawn(executablePath, [...args, ...own], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  const connection = connectDevtools(child.stdio[3] as Writable, child.stdio[4] as Readable);
  return { ...connection, endpoint: await endpointOf(child.stderr as Readable) };
}

/** Chromium says on its error output which port it took. */
function endpointOf(errors: Readable): Promise<string> {
  const lines: string[] = [];
  return new Promise((resolve, reject) => {
    const reader = createInterface({ input: errors });
    reader.on('line', line => {
      lines.push(line);
      const endpoint = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (endpoint !== undefined) resolve(endpoint);
    });
    reader.on('close', () => reject(new Error(`no browser:\n${lines.join('\n')}`)));
  });
}
