import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

const start = (...args: readonly string[]) =>
  spawnSync(process.execPath, ['build/start.ts', ...args], { cwd: root, encoding: 'utf8' });

describe('npm start', () => {
  it('does not pretend to have an Electron host', () => {
    const { status, stdout, stderr } = start('--host=electron');
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('--host=browser');
  });

  it('refuses a host it has never heard of as a usage error', () => {
    expect(start('--host=teletype').status).toBe(2);
    expect(start('--hots=browser').status).toBe(2);
  });
});
