import { AppError } from '../../../shared/errors.ts';
import { homeFolder } from '../home-folder.ts';
import { startBrowserHost } from './main.ts';

export interface RunOptions {
  readonly rendererDir: string;
  readonly opensBrowser: boolean;
}

/** What was foreseen is said in its own words; anything else is a fault, and shown as one. */
function sayWhy(error: unknown): undefined {
  if (!(error instanceof AppError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

/** The browser host as a program of its own, until its last window has gone or it is told to stop. */
export async function runBrowserHost(options: RunOptions): Promise<void> {
  const print = (line: string) => void process.stdout.write(`${line}\n`);
  const running = await startBrowserHost({ ...options, home: homeFolder(), print }).catch(sayWhy);
  if (running === undefined) return;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => running.stop());
  await running.ended;
  print('窗口都已关闭，开票台已停止');
}
