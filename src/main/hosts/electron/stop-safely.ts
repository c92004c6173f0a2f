import { app, dialog } from 'electron';
import type { Logger } from '../../ports.ts';

export interface StopParts {
  readonly logger: () => Logger | undefined;
  /** Lets go of the folder after what is being issued. */
  readonly close: () => Promise<void>;
}

const patienceMs = 10_000;

/**
 * A fault nobody expected ends the program, after the commit that is under way: what goes on after it could be wrong.
 * The person is told that nothing issued is touched.
 */
export function stopOnFault({ logger, close }: StopParts): void {
  let stopping = false;
  const stop = async (error: unknown) => {
    if (stopping) return;
    stopping = true;
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`${text}\n`);
    logger()?.error({ error: text }, 'unexpected error in the main process');
    const late = new Promise<void>(resolve => setTimeout(resolve, patienceMs));
    await Promise.race([close().catch(() => undefined), late]);
    dialog.showErrorBox(
      '单位开票台要停下来',
      '程序内部出错。已开具的票据都在本机，没有改动；重新打开后可查，同一业务流水号再开一次不会重复。仍不行请系统管理员查看 logs 文件夹。',
    );
    app.exit(1);
  };
  process.on('uncaughtException', error => void stop(error));
  process.on('unhandledRejection', error => void stop(error));
}
