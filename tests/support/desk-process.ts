import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const node = join(root, 'node_modules', '.bin', 'node');

/** The browser host without a browser, in a folder of its own: the real host, the real core, the practice platform. */
export interface DeskProcess {
  /** Works for one window. */
  readonly url: string;
  readonly practiceUrl: string;
  /** Holds `training/terminal` and `training/practice`. */
  readonly home: string;
  /** Whatever it has printed, line by line. */
  readonly lines: readonly string[];
  setFault(name: string, on: boolean): Promise<void>;
  /** Stops it and starts it again on the same folder. */
  restart(options?: StartOptions): Promise<DeskProcess>;
  /** As a power cut does it: nothing is told, nothing is flushed. */
  kill(): Promise<void>;
  stop(): Promise<void>;
  /** The same, and its folder is left where it is. */
  end(): Promise<void>;
}

/** What Node runs in place of the repository's own start script. */
export interface Program {
  /** Node's own arguments first, then the script. */
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

const fromSources: Program = { args: ['build/start.ts', '--host=browser'], cwd: root };

export interface StartOptions {
  /** How far the clock of the whole computer, practice platform included, is ahead. */
  readonly clockAheadMs?: number;
  /** `npm start` in the repository, if nothing else is named. */
  readonly program?: Program;
}

export async function startDesk(
  home = mkdtempSync(join(tmpdir(), 'desk-home-')),
  { clockAheadMs = 0, program = fromSources }: StartOptions = {},
): Promise<DeskProcess> {
  const child = spawn(node, [...clockArguments(clockAheadMs), ...program.args, '--no-open'], {
    cwd: program.cwd,
    env: { ...process.env, ...program.env, UNIT_INVOICING_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const { url, practiceUrl } = await firstAddresses(child, lines);
  const end = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const closed = once(child, 'close');
    child.kill('SIGTERM');
    await closed;
  };
  return {
    url,
    practiceUrl,
    home,
    lines,
    end,
    setFault: (name, on) => setFault(practiceUrl, name, on),
    async restart(options) {
      await end();
      return startDesk(home, { program, ...options });
    },
    async kill() {
      const closed = once(child, 'close');
      child.kill('SIGKILL');
      await closed;
    },
    async stop() {
      await end();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

export async function setFault(practiceUrl: string, name: string, on: boolean): Promise<void> {
  const reply = await fetch(`${practiceUrl}/practice/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, on }),
  });
  if (!reply.ok) throw new Error(`fault ${name}: ${reply.status} ${await reply.text()}`);
}

/** For a whole computer whose clock is ahead. */
export function clockArguments(aheadMs: number): readonly string[] {
  if (aheadMs === 0) return [];
  const code = `const { now } = Date; Date.now = () => now() + ${aheadMs};`;
  return ['--import', `data:text/javascript,${encodeURIComponent(code)}`];
}

/** Resolves once both addresses were printed; the desk's comes first. */
async function firstAddresses(
  child: ChildProcess,
  lines: string[],
): Promise<{ readonly url: string; readonly practiceUrl: string }> {
  if (child.stdout === null) throw new Error('no output to read');
  return new Promise((resolve, reject) => {
    const addresses: string[] = [];
    child.once('exit', code => reject(new Error(`the desk ended with ${code}:\n${lines.join('\n')}`)));
    createInterface({ input: child.stdout! }).on('line', line => {
      lines.push(line);
      const address = /http:\S+/.exec(line)?.[0];
      if (address === undefined) return;
      addresses.push(address);
      const [url, practiceUrl] = addresses;
      if (url !== undefined && practiceUrl !== undefined) resolve({ url, practiceUrl });
    });
  });
}
