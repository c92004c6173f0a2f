import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockInstance } from '../../../src/main/db/instance-lock.ts';

const module = new URL('../../../src/main/db/instance-lock.ts', import.meta.url).href;

let folder: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** Another process that holds the folder until it is killed. */
async function holder(): Promise<ChildProcess> {
  const script = `const { lockInstance } = await import(${JSON.stringify(module)});
    globalThis.held = lockInstance(${JSON.stringify(folder)}, 'holder');
    console.log('held');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [line] = (await once(child.stdout!, 'data')) as [Buffer];
  expect(line.toString()).toContain('held');
  return child;
}

function refusal(): unknown {
  try {
    lockInstance(folder, 'second').release();
    return undefined;
  } catch (error) {
    return error;
  }
}

describe('the lock of a folder', () => {
  it('names the process that holds it to another process', async () => {
    const child = await holder();
    expect(refusal()).toMatchObject({
      code: 'instance_running',
      message: expect.stringContaining(String(child.pid)),
      details: { pid: child.pid, host: 'holder' },
    });
  });

  it('is let go by the operating system when the holder is killed', async () => {
    const child = await holder();
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(refusal()).toBeUndefined();
  });

  it('holds within one process too, and is free after release', () => {
    const lock = lockInstance(folder, 'first');
    expect(refusal()).toMatchObject({ code: 'instance_running', details: { pid: process.pid } });
    lock.release();
    expect(refusal()).toBeUndefined();
  });

  it('lets anybody read who holds it, and nobody but the owner the file', () => {
    const lock = lockInstance(folder, 'first');
    const db = new Database(join(folder, 'instance.db'), { readonly: true });
    expect(db.prepare('SELECT pid, host FROM instance').get()).toEqual({ pid: process.pid, host: 'first' });
    db.close();
    expect(statSync(join(folder, 'instance.db')).mode & 0o777).toBe(0o600);
    lock.release();
  });
});
