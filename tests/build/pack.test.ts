import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

it('npm run pack refuses what it has no installers for, before it builds anything', () => {
  for (const args of [['--installers=mac'], ['--installers=linux', '--installers=win'], ['linux']]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['build/pack.ts', ...args], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('--installers=win');
  }
});
