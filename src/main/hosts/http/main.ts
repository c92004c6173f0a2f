import { createNodePrinter } from '../node-printer.ts';
import { openTrainingDesk } from '../training-desk.ts';
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

/** The training desk in the system's browser. */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const { home, rendererDir, opensBrowser, print } = options;
  const ports = { printer: createNodePrinter() };
  const training = await openTrainingDesk({ home, host: 'browser', ports });
  const { promise: asked, resolve: stop } = Promise.withResolvers<void>();
  const server = await startDeskServer({ desk: training.desk, rendererDir, onIdle: () => stop() });

  print(server.url);
  print(`演练平台 ${training.practiceUrl}`);
  if (!opensBrowser || !openBrowser(server.newLaunchUrl()))
    print('在本机浏览器里打开上面第一个地址；地址只能用一次');

  const ended = asked.then(async () => {
    await server.close();
    await training.close();
  });
  return { ended, stop: () => stop() };
}
