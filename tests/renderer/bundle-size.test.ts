import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';

const mostBytes = 300_000;

const project = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(project, '.build', 'renderer');

// Builds only where a source has changed.
beforeAll(() => void execFileSync(process.execPath, ['build/renderer.ts'], { cwd: project }));

const read = (file: string) => readFileSync(join(folder, file));
const gzipped = (files: Iterable<string>) =>
  [...files].reduce((sum, file) => sum + gzipSync(read(file)).length, 0);

/** The files a page loads before it can show anything: what its HTML names and what these import at once. */
function startFiles(): Set<string> {
  const html = read('index.html').toString();
  return closure([...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(([, file]) => file!));
}

/** Files with everything they import at once; what is loaded later is not among them. */
function closure(files: readonly string[], seen = new Set<string>()): Set<string> {
  for (const file of files) {
    if (seen.has(file)) continue;
    seen.add(file);
    if (!file.endsWith('.js')) continue;
    const imported = [
      ...read(file)
        .toString()
        .matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.js)"/g),
    ];
    closure(
      imported.map(([, name]) => `assets/${name}`),
      seen,
    );
  }
  return seen;
}

/** The chunks of one screen, with their style sheets, as the bundler names them. */
function screenFiles(name: string): readonly string[] {
  const all = [...startFiles()].filter(file => file.endsWith('.js')).map(file => read(file).toString());
  const named = all.flatMap(text => [...text.matchAll(new RegExp(`${name}-[\\w-]+\\.(?:js|css)`, 'g'))]);
  return [...new Set(named.map(([file]) => `assets/${file}`))];
}

describe('the page', () => {
  it('loads its first screen, ready to issue, within 300 kB', () => {
    const start = startFiles();
    const screen = screenFiles('issue-screen');
    expect(screen.some(file => file.endsWith('.js'))).toBe(true);
    const bytes = gzipped(closure(screen, new Set(start)));
    process.stdout.write(`first screen: ${Math.round(bytes / 1000)} kB gzip\n`);
    expect(bytes).toBeLessThanOrEqual(mostBytes);
  });

  it('leaves the pinyin dictionary, the PDF reader and every other screen for later', () => {
    const files = [...closure([...startFiles(), ...screenFiles('issue-screen')])].join('\n');
    for (const late of ['pinyin-matcher', 'pdf', 'home-screen', 'settings-screen', 'batches-screen'])
      expect(files).not.toContain(late);
  });
});
