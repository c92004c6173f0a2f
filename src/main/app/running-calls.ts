import type { Transport } from '../../shared/contract/transport.ts';

/** The calls that are under way, so that the database is not closed below them. */
export interface RunningCalls {
  follow(call: Transport): Transport;
  /** Resolves when none is left, those included that were made meanwhile. */
  done(): Promise<void>;
}

export function createRunningCalls(): RunningCalls {
  const running = new Set<Promise<unknown>>();
  return {
    follow:
      call =>
      (...question) => {
        const reply = call(...question).finally(() => running.delete(reply));
        running.add(reply);
        return reply;
      },
    async done() {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}
