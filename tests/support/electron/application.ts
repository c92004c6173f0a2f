import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Command, Report, Settings } from './wire.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const node = join(root, 'node_modules', '.bin', 'node');
const register = fileURLToPath(new URL('./register.ts', import.meta.url));

export interface Start {
  readonly main: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly settings: Settings;
}

/** A main process on the stand-in, seen from the test's process. */
export interface Application {
  readonly process: ChildProcess;
  /** Both of its outputs, line by line. */
  readonly lines: readonly string[];
  /** Resolves with the exit code, once everything it has printed was read. */
  readonly ended: Promise<number | null>;
  onReport(listener: (report: Report) => void): void;
  /** Resolves with what the command came to; rejects also where the process ends before it answers. */
  tell(command: Command): Promise<unknown>;
}

type Reply = Extract<Report, { event: 'replied' }>;

export function startApplication({ main, args, env, settings }: Start): Application {
  const child = spawn(node, ['--import', register, main, ...args], {
    cwd: root,
    env: { ...process.env, ...env, STAND_IN: JSON.stringify(settings) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    serialization: 'advanced',
  });
  const lines = linesOf(child);
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const replies = new Map<number, (reply: Reply) => void>();
  let last = 0;
  const onReport: Application['onReport'] = listener => void child.on('message', listener);
  onReport(report => {
    if (report.event === 'replied') replies.get(report.id)?.(report);
  });

  return {
    process: child,
    lines,
    ended,
    onReport,
    async tell(command) {
      last += 1;
      const number = last;
      const reply = new Promise<Reply>((resolve, reject) => {
        replies.set(number, resolve);
        ended.then(code => reject(new Error(`the application has ended with ${code}:\n${lines.join('\n')}`)));
      });
      child.send({ ...command, number }, () => undefined);
      const { value, error } = await reply;
      replies.delete(number);
      if (error !== undefined) throw new Error(error);
      return value;
    },
  };
}

function linesOf(child: ChildProcess): readonly string[] {
  const lines: string[] = [];
  for (const output of [child.stdout, child.stderr])
    createInterface({ input: output as Readable }).on('line', line => lines.push(line));
  return lines;
}
