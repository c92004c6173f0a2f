import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type PackPlatform = 'linux' | 'win32';

export interface PackTarget {
  readonly platform: PackPlatform;
  readonly arch: 'x64' | 'arm64';
}

export interface PackOrder extends PackTarget {
  /** Electron's distribution for that platform, unpacked. */
  readonly distribution: string;
  /** Emptied first. */
  readonly output: string;
}

export interface Packed {
  /** What the installers install. */
  readonly folder: string;
  readonly program: string;
  readonly archive: string;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const packer = join(root, 'node_modules', 'electron-builder', 'cli.js');
const environment = { ...process.env, NO_UPDATE_NOTIFIER: '1' };

/** What this machine could run; `undefined` where the program is not packed for it. */
export function hostTarget(): PackTarget | undefined {
  const { platform, arch } = process;
  if (platform !== 'linux' && platform !== 'win32') return undefined;
  return arch === 'x64' || arch === 'arm64' ? { platform, arch } : undefined;
}

/** Packs what `buildApp()` has built, as electron-builder.yml says. Throws with the packer's own words. */
export function pack({ platform, arch, distribution, output }: PackOrder): Packed {
  rmSync(output, { recursive: true, force: true });
  const target = [flagOf(platform), `--${arch}`, '--dir'];
  const places = [`--config.electronDist=${distribution}`, `--config.directories.output=${output}`];
  const { status, stdout, stderr } = spawnSync(process.execPath, [packer, ...target, ...places], {
    cwd: root,
    encoding: 'utf8',
    env: environment,
  });
  const name = status === 0 ? readdirSync(output).find(entry => entry.endsWith('-unpacked')) : undefined;
  if (name === undefined) throw new Error(`electron-builder → ${status}\n${stdout}${stderr}`);
  const folder = join(output, name);
  return {
    folder,
    program: join(folder, platform === 'linux' ? 'unit-invoicing' : 'unit-invoicing.exe'),
    archive: join(folder, 'resources', 'app.asar'),
  };
}

/** Makes the installers of a platform, talking as it goes; answers the packer's exit code. */
export function makeInstallers(platform: PackPlatform): number {
  const { status } = spawnSync(process.execPath, [packer, flagOf(platform)], {
    cwd: root,
    stdio: 'inherit',
    env: environment,
  });
  return status ?? 1;
}

function flagOf(platform: PackPlatform): string {
  return platform === 'linux' ? '--linux' : '--win';
}
