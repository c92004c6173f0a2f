import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { oneAtATime } from './one-at-a-time.ts';
import { buildRenderer } from './renderer.ts';
import { hashOf } from './source-hash.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const appDir = join(root, '.build', 'app');
const stampFile = join(root, '.build', 'app.stamp');
/** As deep below the folder as the sources' own, so that the way to the shipped assets is the same. */
const codeDir = join(appDir, 'src', 'main');

/** Everything the program is made of beside its page. */
const sources = ['src/main', 'src/shared', 'assets', 'build/app-bundles.ts', 'package-lock.json'];

/** What each bundle starts from; packages stay outside and are loaded from `node_modules`. */
const entries = {
  electron: 'src/main/hosts/electron/main.ts',
  browser: 'src/main/hosts/http/start.ts',
} as const;
const preload = 'src/main/hosts/electron/preload.ts';

/** Builds the folder that is packed: bundles, page, assets. Answers where it is; builds only what has changed. */
export function buildApp(): Promise<string> {
  return oneAtATime(`${stampFile}.lock`, buildIfStale);
}

async function buildIfStale(): Promise<string> {
  const page = await buildRenderer();
  const stamp = `${hashOf(root, sources)} ${hashOf(root, page.sources)}`;
  const fresh = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
  if (fresh) return appDir;
  rmSync(appDir, { recursive: true, force: true });
  await bundle(entries, 'es', '[name].js');
  // A sandboxed preload takes no modules.
  await bundle({ preload }, 'cjs', '[name].cjs');
  cpSync(page.folder, join(appDir, 'renderer'), { recursive: true });
  cpSync(join(root, 'assets'), join(appDir, 'assets'), { recursive: true });
  writeFileSync(join(appDir, 'package.json'), '{"type":"module","main":"src/main/electron.js"}\n');
  writeFileSync(stampFile, stamp);
  return appDir;
}

async function bundle(
  input: Readonly<Record<string, string>>,
  format: 'es' | 'cjs',
  entryFileNames: string,
): Promise<void> {
  const { build } = await import('vite');
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      outDir: codeDir,
      emptyOutDir: false,
      copyPublicDir: false,
      sourcemap: false,
      minify: false,
      target: 'node24',
      rollupOptions: {
        input: Object.fromEntries(Object.entries(input).map(([name, file]) => [name, join(root, file)])),
        output: { format, entryFileNames, chunkFileNames: 'core-[hash].js' },
        external: ['electron'],
      },
    },
  });
}

if (import.meta.main) process.stdout.write(`${await buildApp()}\n`);
