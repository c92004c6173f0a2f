import type { ServerResponse } from 'node:http';
import type { Desk } from '../../app/desk.ts';

const heartbeatMs = 15_000;

/** The windows that listen. Lines of JSON: an event, or `{}` as a heartbeat. */
export interface EventStreams {
  add(response: ServerResponse): void;
  close(): void;
}

export interface EventStreamOptions {
  readonly desk: Desk;
  /** Called once no window has listened for `graceMs`; never before one did. */
  readonly onIdle: () => void;
  readonly graceMs: number;
}

export function createEventStreams({ desk, onIdle, graceMs }: EventStreamOptions): EventStreams {
  const open = new Set<ServerResponse>();
  let idle: NodeJS.Timeout | undefined;
  const send = (line: object) => {
    for (const response of open) response.write(`${JSON.stringify(line)}\n`);
  };
  const unsubscribe = desk.subscribe(send);
  const heartbeat = setInterval(() => send({}), heartbeatMs);
  return {
    add(response) {
      clearTimeout(idle);
      open.add(response);
      response.write('{}\n');
      response.on('close', () => {
        open.delete(response);
        if (open.size > 0) return;
        clearTimeout(idle);
        idle = setTimeout(onIdle, graceMs);
      });
    },
    close() {
      unsubscribe();
      clearInterval(heartbeat);
      for (const response of open) response.removeAllListeners('close').end();
      open.clear();
      clearTimeout(idle);
    },
  };
}
