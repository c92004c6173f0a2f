import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../src/main/hosts/cli/main.ts', import.meta.url));

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export type Variables = Readonly<Record<string, string>>;

/** Runs one command of the command line as its own process, with nobody at the keyboard. */
export function runCommand(words: readonly string[], variables: Variables = {}): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...words], {
    encoding: 'utf8',
    env: cleanEnvironment(variables),
    input: '',
    maxBuffer: 1 << 27,
  });
  return { status, stdout, stderr };
}

/** The one JSON value of a command that must have ended with `status`. */
export function readJson<T>({ status, stdout, stderr }: Ended, expected = 0): T {
  if (status !== expected) {
    const said = `${stderr}\n${stdout}`.slice(0, 1000);
    throw new Error(`exit ${status} instead of ${expected}: ${said}`);
  }
  return JSON.parse(stdout) as T;
}

export interface PracticeProcess {
  readonly url: string;
  readonly root: string;
  readonly code: string;
  readonly unit: string;
  readonly point: string;
  readonly pid: number;
  stop(): Promise<number | null>;
}

/** `practice start` in the foreground of another process. */
export async function startPractice(dataDir: string): Promise<PracticeProcess> {
  const child = spawn(process.execPath, [main, 'practice', 'start', '--data', dataDir, '--json'], {
    env: cleanEnvironment({}),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const place = JSON.parse(await firstLine(child)) as Omit<PracticeProcess, 'pid' | 'stop'>;
  return {
    ...place,
    pid: child.pid ?? 0,
    async stop() {
      if (child.exitCode !== null) return child.exitCode;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const [code] = (await ended) as [number | null];
      return code;
    },
  };
}

/** The first line a process prints. Throws when it ends before. */
export async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('no output to read');
  const lines = createInterface({ input: child.stdout });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`ended with ${String(code)} before it said anything`);
  });
  const line = await Promise.race([once(lines, 'line'), ended]);
  ended.catch(() => undefined);
  return String(line[0]);
}

/** Of our own variables only those that a test sets; what was compiled once is kept for the next process. */
function cleanEnvironment(variables: Variables): Variables {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('UNIT_INVOICING_'));
  const cache = { NODE_COMPILE_CACHE: join(tmpdir(), 'unit-invoicing-compile-cache') };
  return { ...(Object.fromEntries(inherited) as Variables), ...cache, ...variables };
}
