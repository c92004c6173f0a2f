import type { WebContents } from 'electron';
import type { Logger } from '../../ports.ts';

const often = 3;
const minuteMs = 60_000;

/**
 * A page whose process is gone is loaded again, in the same session and at the same place: the core did not notice.
 * One that keeps going is given up.
 */
export function revivePage(contents: WebContents, logger: Logger, giveUp: () => void): void {
  let gone: readonly number[] = [];
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    const now = performance.now();
    gone = [...gone.filter(at => now - at < minuteMs), now];
    logger.error({ reason, exitCode, times: gone.length }, 'the page is gone');
    if (gone.length > often) giveUp();
    else contents.reload();
  });
}
