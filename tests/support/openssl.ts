import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { notRun } from './not-run.ts';

/** OpenSSL takes the empty user id unless it is told the one everybody else takes. */
export const userId = 'distid:1234567812345678';

export interface OpenSsl {
  /** Writes a file into the folder of this run and returns its path. */
  file(name: string, bytes: Uint8Array | string): string;
  path(name: string): string;
  /** Standard output and error together, and the exit status: some commands report failure in the text only. */
  run(...args: readonly string[]): { readonly status: number | null; readonly text: string };
  close(): void;
}

/** `undefined` where there is no `openssl` of version 3, after saying what is not run. */
export function findOpenSsl(what: string): OpenSsl | undefined {
  try {
    const version = execFileSync('openssl', ['version'], { encoding: 'utf8' });
    if (!version.startsWith('OpenSSL 3')) throw new Error(version.trim());
  } catch (error) {
    notRun(what, `openssl 3: ${error instanceof Error ? error.message : 'absent'}`);
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'gm-openssl-'));
  const path = (name: string) => join(folder, name);
  return {
    path,
    file(name, bytes) {
      writeFileSync(path(name), bytes);
      return path(name);
    },
    run(...args) {
      const { status, stdout, stderr } = spawnSync('openssl', args, { encoding: 'utf8' });
      return { status, text: `${stdout}${stderr}` };
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
