import { spawnSync } from 'node:child_process';
import { readFileSync, writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findElectron } from '../../build/electron-binary.ts';
import { configuredFuses } from '../../build/fuses.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const config = readFileSync(`${root}electron-builder.yml`, 'utf8');

describe('the fuses', () => {
  it('leave the packed program no way to be run as something else', () => {
    expect(configuredFuses(config)).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('are read from a flat list only', () => {
    expect(configuredFuses('a: 1\nelectronFuses:\n  # why\n  runAsNode: true\n\nwin:\n  b: false\n')).toEqual(
      {
        runAsNode: true,
      },
    );
    expect(() => configuredFuses('win: {}\n')).toThrow('no fuses');
    expect(() => configuredFuses('electronFuses:\n  runAsNode: maybe\n')).toThrow('not a fuse');
  });

  it('are read back from Electron where its program file is there', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['build/check-fuses.ts'], {
      cwd: root,
      encoding: 'utf8',
    });
    writeSync(1, stdout);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toMatch(findElectron() ? /^fuses read back: / : /^not run: fuses read back \(.*Electron/);
  });
});
