import type { Readable, Writable } from 'node:stream';
import type { Protocol } from '../../../node_modules/playwright-core/types/protocol.d.ts';

export type { Protocol };
export type EventName = keyof Protocol.Events;

/** One conversation with one target of the browser, or with the browser itself. */
export interface DevtoolsSession {
  readonly id: string | undefined;
  send<M extends keyof Protocol.CommandParameters>(
    method: M,
    params?: Protocol.CommandParameters[M],
  ): Promise<Protocol.CommandReturnValues[M]>;
  on<E extends EventName>(event: E, listener: (payload: Protocol.Events[E]) => void): void;
}

export interface DevtoolsConnection {
  readonly browser: DevtoolsSession;
  session(id: string): DevtoolsSession;
}

type Listener = (payload: never) => void;

interface Answer {
  readonly method: string;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

interface Message {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/**
 * The DevTools protocol over the browser's own pipe. Playwright's client is not used on this side: it shows neither
 * redirects nor the first request of a new window, and those are what the rules of navigation are about. A pipe also
 * ends the browser when this process dies, however it dies.
 */
export function connectDevtools(input: Writable, output: Readable): DevtoolsConnection {
  const answers = new Map<number, Answer>();
  const sessions = new Map<string | undefined, Map<string, Listener[]>>();
  let last = 0;
  let buffered: Buffer[] = [];

  output.on('data', (chunk: Buffer) => {
    let from = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, from)) {
      receive(JSON.parse(Buffer.concat([...buffered, chunk.subarray(from, end)]).toString('utf8')));
      buffered = [];
      from = end + 1;
    }
    buffered.push(chunk.subarray(from));
  });
  // The browser is gone: whoever still waits is told, and a late command is not an error of its own.
  input.on('error', () => {});
  output.on('close', () => {
    for (const { method, reject } of answers.values()) reject(new Error(`${method}: the browser has ended`));
    answers.clear();
  });

  function receive(message: Message): void {
    if (message.id === undefined) {
      const listeners = sessions.get(message.sessionId)?.get(message.method ?? '') ?? [];
      for (const listener of listeners) listener(message.params as never);
      return;
    }
    const answer = answers.get(message.id);
    answers.delete(message.id);
    if (message.error === undefined) answer?.resolve(message.result);
    else answer?.reject(new Error(`${answer.method}: ${message.error.message}`));
  }

  function session(id: string | undefined): DevtoolsSession {
    const listeners = sessions.get(id) ?? new Map<string, Listener[]>();
    sessions.set(id, listeners);
    return {
      id,
      send: (method, params) =>
        new Promise((resolve, reject) => {
          last += 1;
          answers.set(last, { method, resolve: value => resolve(value as never), reject });
          input.write(`${JSON.stringify({ id: last, sessionId: id, method, params: params ?? {} })}\0`);
        }),
      on: (event, listener) => {
        listeners.set(event, [...(listeners.get(event) ?? []), listener]);
      },
    };
  }

  return { browser: session(undefined), session };
}
