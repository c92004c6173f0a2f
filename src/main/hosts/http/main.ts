import { join } from 'node:path';
import { createApp } from '../../app/create-app.ts';
import { createPracticePlatform } from '../../practice/practice-platform.ts';
import { createFileLogger, createNodeClock } from '../node-ports.ts';
import { createNodePrinter } from '../node-printer.ts';
import { startDeskServer } from './desk-server.ts';
import { openBrowser } from './open-browser.ts';

export interface BrowserHostOptions {
  /** Holds `training/terminal` and `training/practice`. */
  readonly home: string;
  readonly rendererDir: string;
  readonly opensBrowser: boolean;
  readonly print: (line: string) => void;
}

export interface BrowserHost {
  /** Resolves when the last window has gone, or after `stop`. */
  readonly ended: Promise<void>;
  stop(): void;
}

/** The training desk in the system's browser, with the practice platform it can enrol with. */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const { home, rendererDir, opensBrowser, print } = options;
  const dataDir = join(home, 'training', 'terminal');
  const clock = createNodeClock();
  const logger = createFileLogger(dataDir);
  const practice = createPracticePlatform({ dataDir: join(home, 'training', 'practice'), clock, logger });
  const place = await practice.start();
  const desk = await createApp({
    dataDir,
    host: 'browser',
    background: true,
    ports: { clock, logger, practice: () => practice.start(), printer: createNodePrinter() },
  });
  const { promise: asked, resolve: stop } = Promise.withResolvers<void>();
  const server = await startDeskServer({ desk, rendererDir, onIdle: () => stop() });

  print(server.url);
  print(`演练平台 ${place.url}`);
  if (!opensBrowser || !openBrowser(server.newLaunchUrl()))
    print('在本机浏览器里打开上面第一个地址；地址只能用一次');

  const ended = asked.then(async () => {
    await server.close();
    await desk.close();
    await practice.stop();
  });
  return { ended, stop: () => stop() };
}
