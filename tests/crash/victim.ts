import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('./issuer.ts', import.meta.url));

/** What it wrote down before it was killed. */
export interface LastWords {
  /** The number that each draft got, by the draft's place in the list. */
  readonly issued: ReadonlyMap<number, string>;
  readonly uploads: number;
  readonly ready: boolean;
}

export interface Moment {
  /** 0 while it opens the folder, 1 when it may issue, then one for each number. */
  readonly lines: number;
  readonly ms: number;
}

export interface Victim {
  /** Lets it begin, waits until it has written down so many lines, and kills it a moment later. */
  kill(order: object, moment: Moment): Promise<LastWords>;
  /** Ends one that never began. */
  dismiss(): void;
}

/** A process that has loaded everything and waits for its order. */
export function createVictim(): Victim {
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'unit-invoicing-compile-cache') },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const output = collect(child);
  return {
    async kill(order, { lines, ms }) {
      child.stdin.write(`${JSON.stringify(order)}\n`);
      await output.said(lines);
      await new Promise(resolve => setTimeout(resolve, ms));
      const closed = once(child, 'close');
      if (child.exitCode !== null) throw new Error(`ended by itself: ${output.errors()}`);
      child.kill('SIGKILL');
      await closed;
      return read(output.text());
    },
    dismiss: () => void child.kill('SIGKILL'),
  };
}

function collect(child: ChildProcessByStdio<Writable, Readable, Readable>) {
  let text = '';
  let errors = '';
  let wake = () => {};
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part;
    wake();
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    errors += part;
  });
  child.on('exit', () => wake());
  return {
    text: () => text,
    errors: () => errors,
    async said(lines: number): Promise<void> {
      while (text.split('\n').length - 1 < lines) {
        if (child.exitCode !== null) throw new Error(`ended by itself: ${errors}`);
        await new Promise<void>(resolve => {
          wake = resolve;
        });
      }
    },
  };
}

/** A last line that the kill cut in two was not yet said. */
function read(text: string): LastWords {
  const lines = text.split('\n').slice(0, -1);
  const issued = new Map<number, string>();
  for (const line of lines) {
    const [at = '', ...number] = line.split(' ');
    if (number.length === 3) issued.set(Number(at), number.join(' '));
  }
  return {
    issued,
    uploads: lines.filter(line => line === 'uploaded').length,
    ready: lines.includes('ready'),
  };
}
