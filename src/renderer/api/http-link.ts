import { type DeskEvent, topics } from '../../shared/contract/events.ts';
import type { Reply } from '../../shared/contract/transport.ts';
import { DeskGone, type DeskLink, type LinkState } from './desk-link.ts';

/** Longer than two heartbeats of the server. */
const silenceMs = 40_000;
const retryMs = 1000;

/** The desk over loopback HTTP: calls by POST, events by a stream of JSON lines. */
export function createHttpLink(bearer: string): DeskLink {
  const authorization = `Bearer ${bearer}`;
  return {
    async call(name, input, approval) {
      const reply = await fetch(`/rpc/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body: JSON.stringify(approval === undefined ? { input } : { input, approval }),
      }).catch((cause: unknown) => {
        throw new DeskGone('no answer', { cause });
      });
      if (!reply.headers.get('content-type')?.startsWith('application/json'))
        throw new DeskGone(`answered ${reply.status}`);
      return (await reply.json()) as Reply;
    },

    subscribe(listener, onState) {
      const stop = new AbortController();
      void listen({ authorization, signal: stop.signal, listener, onState });
      return () => stop.abort();
    },
  };
}

interface Listening {
  readonly authorization: string;
  readonly signal: AbortSignal;
  readonly listener: (event: DeskEvent) => void;
  readonly onState: (state: LinkState) => void;
}

/** Reads the stream and opens it again when it breaks; after a break every topic may have changed. */
async function listen({ authorization, signal, listener, onState }: Listening): Promise<void> {
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    try {
      const reply = await fetch('/events', { headers: { authorization }, signal });
      if (reply.status === 401) return onState('stranger');
      if (!reply.ok || reply.body === null) throw new DeskGone(`answered ${reply.status}`);
      onState('open');
      if (attempt > 0) for (const topic of topics) listener({ topic });
      for await (const line of linesOf(reply.body)) {
        const event = parseEvent(line);
        if (event !== undefined) listener(event);
      }
    } catch {
      // Whatever broke the stream, the answer is the same: say so below and open it again.
    }
    if (signal.aborted) return;
    onState('gone');
    await new Promise(resolve => setTimeout(resolve, retryMs));
  }
}

/** Ends by itself when not even a heartbeat came for a while. */
async function* linesOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  while (true) {
    const watchdog = setTimeout(() => void reader.cancel(), silenceMs);
    const { done, value } = await reader.read().finally(() => clearTimeout(watchdog));
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

function parseEvent(line: string): DeskEvent | undefined {
  const value: unknown = line === '' ? undefined : JSON.parse(line);
  if (typeof value !== 'object' || value === null || !('topic' in value)) return undefined;
  const topic = topics.find(candidate => candidate === value.topic);
  return topic === undefined ? parseProgress(value) : { topic };
}

function parseProgress(value: object): DeskEvent | undefined {
  if (!('topic' in value && 'id' in value && 'done' in value && 'total' in value)) return undefined;
  const { topic, id, done, total } = value;
  if (topic !== 'batch' || typeof id !== 'string') return undefined;
  return typeof done === 'number' && typeof total === 'number' ? { topic, id, done, total } : undefined;
}
