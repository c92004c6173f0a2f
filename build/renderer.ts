import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

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

/** Builds the page if one of its sources changed since the last time; answers where it is. */
export async function buildRenderer(): Promise<{ readonly folder: string; readonly built: boolean }> {
  const stamp = hashOf(sources);
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
  return { folder: outDir, built: !fresh };
}

function hashOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(path => filesBelow(join(root, path))).toSorted())
    hash.update(`${relative(root, file)}\n`).update(readFileSync(file));
  return hash.digest('hex');
}

function filesBelow(path: string): readonly string[] {
  if (/\.\w+$/.test(path)) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name));
}

if (import.meta.main) {
  const { built } = await buildRenderer();
  process.stdout.write(built ? '页面已构建\n' : '页面没有变化，不用构建\n');
}
