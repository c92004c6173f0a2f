import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findElectron, hasDisplay } from '../../build/electron-binary.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const start = (...args: readonly string[]) =>
  spawnSync(process.execPath, ['build/start.ts', ...args], { cwd: root, encoding: 'utf8' });

describe('npm start', () => {
  it('does not pretend to have Electron where its program file is not there and cannot be had', () => {
    if (findElectron() !== undefined) return;
    const { status, stdout, stderr } = start('--host=electron');
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('--host=browser');
  });

  it('takes the browser where nobody could see a window', () => {
    expect(hasDisplay({}, 'linux')).toBe(false);
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
    expect(hasDisplay({}, 'win32')).toBe(true);
  });

  it('finds a program file only where the package says one is', () => {
    const folder = mkdtempSync(join(tmpdir(), 'electron-'));
    expect(findElectron(folder)).toBeUndefined();
    writeFileSync(join(folder, 'path.txt'), 'electron');
    expect(findElectron(folder)).toBeUndefined();
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist', 'electron'), '');
    expect(findElectron(folder)).toBe(join(folder, 'dist', 'electron'));
    rmSync(folder, { recursive: true });
  });

  it('refuses a host it has never heard of as a usage error', () => {
    expect(start('--host=teletype').status).toBe(2);
    expect(start('--hots=browser').status).toBe(2);
  });
});
