import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type SecondInstance = (argv: readonly string[], cwd: string, data: unknown) => void;

export interface InstanceLock {
  /** Electron's answer is synchronous, so this is too. */
  request(data: unknown, onSecond: SecondInstance): boolean;
  release(): void;
}

interface Handover {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly data: unknown;
}

/**
 * One file with the owner's process number in the folder of user data. Whoever finds it taken by a living process leaves
 * its arguments beside it; the owner watches for them. A file whose owner has died is nobody's.
 */
export function createInstanceLock(userData: () => string): InstanceLock {
  let held: string | undefined;

  function handOver(folder: string, data: unknown): void {
    const name = join(folder, `${process.pid}-${Date.now()}`);
    const handover: Handover = { argv: process.argv, cwd: process.cwd(), data };
    writeFileSync(`${name}.part`, JSON.stringify(handover));
    renameSync(`${name}.part`, `${name}.json`);
  }

  function take(folder: string, onSecond: SecondInstance): void {
    for (const name of readdirSync(folder).filter(one => one.endsWith('.json'))) {
      const file = join(folder, name);
      const { argv, cwd, data } = JSON.parse(readFileSync(file, 'utf8')) as Handover;
      rmSync(file);
      onSecond(argv, cwd, data);
    }
  }

  return {
    request(data, onSecond) {
      if (held !== undefined) return true;
      const folder = join(userData(), 'second-instances');
      const lock = join(userData(), 'instance-lock');
      mkdirSync(folder, { recursive: true });
      if (!claim(lock)) {
        handOver(folder, data);
        return false;
      }
      held = lock;
      for (const name of readdirSync(folder)) rmSync(join(folder, name));
      watch(folder, { persistent: false }, () => take(folder, onSecond));
      return true;
    },
    release() {
      if (held !== undefined) rmSync(held, { force: true });
      held = undefined;
    },
  };
}

function claim(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  if (lives(Number(readFileSync(lock, 'utf8')))) return false;
  writeFileSync(lock, String(process.pid));
  return true;
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
