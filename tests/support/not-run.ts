import { existsSync, writeSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { it } from 'vitest';

/** Says, where whoever runs the tests can see it and `.ci/run` looks for it, what a machine could not test. */
export function notRun(what: string, why: string): void {
  writeSync(1, `not run: ${what} (${why})\n`);
}

/** A test that needs programs on PATH, or files; where one is missing it is skipped, and said to be. */
export function itWith(needs: readonly string[], name: string, test: () => Promise<void> | void): void {
  const missing = needs.filter(need => !isThere(need));
  if (missing.length === 0) {
    it(name, test);
    return;
  }
  notRun(name, `${missing.join(', ')} is not on this machine`);
  it.skip(name, test);
}

function isThere(need: string): boolean {
  if (need.startsWith('/')) return existsSync(need);
  return (process.env['PATH'] ?? '').split(delimiter).some(folder => existsSync(join(folder, need)));
}
