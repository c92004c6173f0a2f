import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { oneAtATime } from './one-at-a-time.ts';
import { hashOf } from './source-hash.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const outDir = join(root, '.build', 'renderer');
const stampFile = join(root, '.build', 'renderer.stamp');

/** Everything the built page is made of. */
const sources = [
  'src/renderer',
  'src/shared',
  'src/main/hosts/csp.ts',
  'vite.config.ts',
  'package-lock.json',
];

export interface BuiltPage {
  readonly folder: string;
  /** What it was built from. */
  readonly sources: readonly string[];
  readonly built: boolean;
}

/** Builds the page if one of its sources changed since the last time; answers where it is. */
export function buildRenderer(): Promise<BuiltPage> {
  return oneAtATime(`${stampFile}.lock`, buildIfStale);
}

async function buildIfStale(): Promise<BuiltPage> {
  const stamp = hashOf(root, sources);
  const fresh =
    existsSync(join(outDir, 'index.html')) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === stamp;
  if (!fresh) {
    // A test runner's NODE_ENV would put React's development build on the page.
    process.env['NODE_ENV'] = 'production';
    // Loaded only where there is something to build.
    const { build } = await import('vite');
    await build({
      root: join(root, 'src/renderer'),
      configFile: join(root, 'vite.config.ts'),
      logLevel: 'warn',
    });
    writeFileSync(stampFile, stamp);
  }
  return { folder: outDir, sources, built: !fresh };
}

if (import.meta.main) {
  const { built } = await buildRenderer();
  process.stdout.write(built ? '页面已构建\n' : '页面没有变化，不用构建\n');
}
