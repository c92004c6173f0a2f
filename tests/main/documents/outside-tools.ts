import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { it } from 'vitest';

/** A test that needs programs or files of the machine; where one is missing it says so instead of passing. */
export function itWith(needs: readonly string[], name: string, test: () => Promise<void> | void): void {
  const missing = needs.filter(need => !isThere(need));
  if (missing.length === 0) it(name, test);
  else process.stdout.write(`not run: ${name} (${missing.join(', ')} is not on this machine)\n`);
}

export function run(program: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} → ${status}: ${stderr}`);
  return stdout;
}

function isThere(need: string): boolean {
  if (need.startsWith('/')) return existsSync(need);
  return (process.env['PATH'] ?? '').split(':').some(folder => existsSync(`${folder}/${need}`));
}
