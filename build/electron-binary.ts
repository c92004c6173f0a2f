import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const electronDir = join(root, 'node_modules', 'electron');
/** Holds the version that could not be fetched here. */
const failedFile = join(root, '.build', 'electron-not-fetched');
/** Whoever waits to work gets the browser host instead of a long download. */
const patienceMs = 15_000;

/** Electron's program file, where it is there. */
export function findElectron(dir = electronDir): string | undefined {
  const pathFile = join(dir, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const binary = join(dir, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(binary) ? binary : undefined;
}

/** Lets Electron's own package fetch it, once a version and not for long; asked for by name it tries again. */
export async function fetchElectron({ again }: { readonly again: boolean }): Promise<string | undefined> {
  const { version } = JSON.parse(readFileSync(join(electronDir, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  if (!again && existsSync(failedFile) && readFileSync(failedFile, 'utf8') === version) return undefined;
  const child = spawn(process.execPath, [join(electronDir, 'install.js')], { stdio: 'ignore' });
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  child.once('close', () => resolve());
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await ended;
  clearTimeout(timer);
  const found = findElectron();
  if (found === undefined) {
    mkdirSync(join(root, '.build'), { recursive: true });
    writeFileSync(failedFile, version);
  }
  return found;
}

/** Whether a window could be seen at all. */
export function hasDisplay(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']);
}
