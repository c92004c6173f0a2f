import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configuredFuses, readFuses } from '../../build/fuses.ts';
import { hostTarget } from '../../build/packer.ts';
import { openPdf, pageText } from '../main/documents/read-pdf.ts';
import { admin, draftOf, enrolment } from '../support/desk.ts';
import type { DeskProcess } from '../support/desk-process.ts';
import { enterDesk } from '../support/enter-desk.ts';
import { hashesBelow } from '../support/files-below.ts';
import { packageOf } from '../support/layers.ts';
import { notRun } from '../support/not-run.ts';
import { type PackedApp, packStandIn } from '../support/packed-app.ts';
import { startPackedDesk } from '../support/packed-desk.ts';
import { importsOf } from '../support/source-tree.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (...path: readonly string[]) => readFileSync(join(root, ...path), 'utf8');

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly main?: string;
  readonly scripts?: unknown;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** `name@version` of what the lock file says the program needs when it runs. */
const needed = new Set(
  Object.entries(
    (JSON.parse(read('package-lock.json')) as { packages: Record<string, { version: string; dev?: true }> })
      .packages,
  )
    .filter(([, { dev }]) => dev !== true)
    .map(([path, { version }]) => `${path.replace(/^.*node_modules\//, '')}@${version}`),
);

const here = hostTarget();
const target = here ?? { platform: 'linux', arch: 'x64' };
let app: PackedApp;
beforeAll(async () => {
  app = await packStandIn(target);
});
afterAll(() => app?.close());

/** Where packages lie, also those inside of others. */
const packageFolders = () => [
  ...new Set(
    app.files.flatMap(file => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0] ?? []),
  ),
];
const manifestIn = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(app.extracted, folder, 'package.json'), 'utf8'));
const licencesIn = (folder: string) => readdirSync(folder).filter(name => /^(licen[cs]e|notice)/i.test(name));

describe('the packed program', () => {
  it('holds what was built, byte for byte, and beside it its manifest and packages only', () => {
    const ours = (file: string) => !file.startsWith('node_modules/') && file !== 'package.json';
    const packed = hashesBelow(app.extracted, ours);
    expect(packed).toEqual(hashesBelow(app.built, ours));
    expect(Object.keys(packed)).toEqual(
      expect.arrayContaining(['src/main/electron.js', 'src/main/preload.cjs', 'renderer/index.html']),
    );
  });

  it('starts with the bundle for Electron and says nothing about its development', () => {
    const { main, scripts, devDependencies } = manifestIn('.');
    expect({ main, scripts, devDependencies }).toEqual({ main: 'src/main/electron.js' });
  });

  it('has no test, no source map, no TypeScript and no file of somebody’s workshop', () => {
    const workshop = [
      /\.(map|ts|tsx|mts|cts|flow|tsbuildinfo|gypi?|c|cc|cpp|h|hpp)$/,
      /\.(test|spec|bench)\.[cm]?js$/,
      /(^|\/)(tests?|__tests__|spec|examples?|docs|bench|benchmarks?|coverage)\//,
      /(^|\/)\./,
      /^node_modules\/.*\/(readme|changelog|history)[^/]*$/i,
      /(^|\/)(package-lock|tsconfig[^/]*)\.json$/,
    ];
    expect(app.files.filter(file => workshop.some(pattern => pattern.test(file)))).toEqual([]);
  });

  it('has every package it needs, in the locked version, with its licence, and no other', () => {
    const found = packageFolders().map(folder => ({ folder, ...manifestIn(folder) }));
    expect(found.length).toBeGreaterThan(50);
    expect(found.filter(({ name, version }) => !needed.has(`${name}@${version}`))).toEqual([]);
    const without = found.filter(
      ({ name, folder }) =>
        existsSync(join(root, 'node_modules', name)) &&
        licencesIn(join(root, 'node_modules', name)).length > 0 &&
        licencesIn(join(app.extracted, folder)).length === 0,
    );
    expect(without).toEqual([]);
  });

  it('has every package that a bundle imports', () => {
    const imported = app.files
      .filter(file => /^src\/main\/.*\.c?js$/.test(file))
      .flatMap(file => importsOf(file, readFileSync(join(app.extracted, file), 'utf8')))
      .filter(({ target }) => target === undefined)
      .map(({ specifier }) => packageOf(specifier))
      .filter(name => name !== 'node' && name !== 'electron');
    expect(imported).toContain('better-sqlite3');
    const folders = packageFolders();
    expect(imported.filter(name => !folders.includes(`node_modules/${name}`))).toEqual([]);
  });

  it('has the one native file of its platform, outside of the archive', () => {
    const native = [`node_modules/better-sqlite3/prebuilds/${target.platform}-${target.arch}.node`];
    expect(app.files.filter(file => file.endsWith('.node'))).toEqual(native);
    expect(Object.keys(hashesBelow(`${app.archive}.unpacked`, () => true))).toEqual(native);
  });

  it('knows no path of the machine that packed it', () => {
    const traces = app.files.filter(file => readFileSync(join(app.extracted, file)).includes(root));
    expect(traces).toEqual([]);
  });

  it('has its fuses flipped, and those that are not named left alone', async () => {
    expect(await readFuses(app.program)).toEqual({
      ...configuredFuses(read('electron-builder.yml')),
      loadBrowserProcessSpecificV8Snapshot: false,
    });
  });
});

if (here === undefined) notRun('the packed desk', 'Electron is packed for Linux and Windows only');
describe.skipIf(here === undefined)('the packed desk, run by Node where it can read nothing else', () => {
  let desk: DeskProcess;
  beforeAll(async () => {
    desk = await startPackedDesk(app.extracted);
  });
  afterAll(() => desk?.stop());

  it('serves its page with every file that the page starts with', async () => {
    const get = (path: string) => fetch(new URL(path, desk.url));
    const page = await (await get('/')).text();
    const parts = [...page.matchAll(/(?:src|href)="(\.\/assets\/[^"]+)"/g)].map(([, path]) => path!);
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) expect((await get(part)).status).toBe(200);
    expect((await get('/../package.json')).status).toBe(404);
  });

  it('is set up, leases numbers, issues an invoice, prints it with the shipped font, and hands it in', async () => {
    const call = await enterDesk(desk.url);
    const { unitName } = await call('terminal.enrol', enrolment());
    await call('session.unlock', admin);
    await call('sync.run', {});
    const order = { kind: '0101', count: 5, reason: '开业' };
    expect(await call('leases.request', order)).toMatchObject({ state: 'granted' });

    const { invoice } = await call('invoices.issue', { draft: draftOf('PACKED-1', '88.50') });
    const { code, number } = invoice;
    const { content } = await call('invoices.file', { code, number, format: 'pdf' });
    const bytes = Buffer.from(content, 'base64');
    // The system's own fonts cannot be read there; the seal is an image.
    for (const part of ['NotoSerifSC-Regular', '/Subtype /Image'])
      expect(bytes.toString('latin1')).toContain(part);
    const text = await pageText(await openPdf(bytes));
    for (const part of [number, unitName, '王小明', '88.50', '捌拾捌圆伍角整']) expect(text).toContain(part);

    await call('sync.run', {});
    expect(await call('invoices.get', { code, number })).toMatchObject({ state: 'accepted' });
    const checks = await call('invoices.verify', { code, number });
    expect(checks.filter(({ ok }) => ok !== true)).toEqual([]);
    const [lease] = await call('leases.list', {});
    expect(lease).toMatchObject({ granted: 5, available: 4, issued: 1 });
  });

  it('refuses a word that it does not know as a usage error', () => {
    const { status } = spawnSync(process.execPath, ['src/main/browser.js', '--no-opne'], {
      cwd: app.extracted,
      env: { ...process.env, UNIT_INVOICING_HOME: desk.home },
      timeout: 20_000,
    });
    expect(status).toBe(2);
  });

  it('has the practice platform’s documents with it', async () => {
    const document = await (await fetch(`${desk.practiceUrl}/v1/openapi.json`)).json();
    expect(document).toHaveProperty('openapi');
  });
});
