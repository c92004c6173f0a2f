import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Finding, folderCycles, forbiddenImports, type LayerRule } from './support/layers.ts';
import {
  declaredNames,
  hasDefaultExport,
  importsOf,
  readSourceTree,
  type SourceImport,
} from './support/source-tree.ts';

const shared = [
  'shared/domain',
  'shared/gm',
  'shared/proof',
  'shared/protocol',
  'shared/contract',
  'shared/errors.ts',
] as const;

/** Who may import whom. A type counts like a value; `main/ports.ts` holds types only, `main/assets-folder.ts` one path: open to all of main. */
const table: readonly LayerRule[] = [
  { folder: 'shared/domain', folders: [], packages: [] },
  { folder: 'shared/gm', folders: ['shared/domain'], packages: ['@noble/curves', 'hash-wasm'] },
  { folder: 'shared/proof', folders: ['shared/domain', 'shared/gm'], packages: [] },
  { folder: 'shared/protocol', folders: ['shared/domain'], packages: ['zod'] },
  { folder: 'shared/contract', folders: ['shared/domain', 'shared/errors.ts'], packages: ['zod'] },
  { folder: 'shared/errors.ts', folders: ['shared/domain'], packages: ['zod'] },
  { folder: 'shared/runtime.d.ts', folders: [], packages: [] },
  { folder: 'main/ports.ts', folders: [], packages: [] },
  { folder: 'main/assets-folder.ts', folders: [], packages: ['node'] },
  ...inMain({
    db: { folders: [], packages: ['better-sqlite3', 'node'] },
    documents: { folders: [], packages: ['pdfkit', 'fontkit', 'qrcode', 'saxes', 'node'] },
    exchange: {
      folders: [],
      packages: ['csv-parse', 'fflate', 'iconv-lite', 'read-excel-file', 'node'],
    },
    signing: { folders: [], packages: ['sm-crypto', 'node'] },
    platform: { folders: ['main/signing'], packages: ['node'] },
    services: {
      folders: ['main/db', 'main/documents', 'main/exchange', 'main/signing', 'main/platform'],
      packages: ['node'],
    },
    rpc: { folders: ['main/services'], packages: [] },
    // zod: the practice platform is a server of its own, with an edge of its own.
    practice: {
      folders: ['main/documents', 'main/db'],
      packages: ['fastify', 'better-sqlite3', 'zod', 'node'],
    },
    app: {
      folders: [
        'main/db',
        'main/documents',
        'main/exchange',
        'main/signing',
        'main/platform',
        'main/services',
        'main/rpc',
      ],
      packages: ['node'],
    },
    hosts: { folders: ['main/app', 'main/practice'], packages: ['pino', 'node'] },
    'hosts/cli': { folders: ['main/app', 'main/practice', 'main/hosts'], packages: ['node'] },
    'hosts/http': {
      folders: ['main/app', 'main/practice', 'main/hosts'],
      packages: ['fastify', 'zod', 'node'],
    },
    'hosts/electron': {
      folders: ['main/app', 'main/practice', 'main/hosts'],
      packages: ['electron', 'node'],
    },
  }),
  {
    folder: 'renderer',
    folders: ['shared/domain', 'shared/contract', 'shared/errors.ts'],
    packages: ['react', 'react-dom', 'antd', '@tanstack/react-query', 'pdfjs-dist', 'pinyin-pro', 'zod'],
  },
];

function inMain(rows: Readonly<Record<string, Omit<LayerRule, 'folder'>>>): readonly LayerRule[] {
  return Object.entries(rows).map(([name, { folders, packages }]) => ({
    folder: `main/${name}`,
    folders: [...shared, 'main/ports.ts', 'main/assets-folder.ts', ...folders],
    packages,
  }));
}

const root = fileURLToPath(new URL('../src', import.meta.url));
const tree = readSourceTree(root);
const code = [...tree].filter(([file]) => /\.tsx?$/.test(file));
const imports = code.flatMap(([file, text]) => importsOf(file, text));

function filesOf(condition: (file: string, text: string) => boolean): readonly string[] {
  return code.filter(([file, text]) => condition(file, text)).map(([file]) => file);
}

/** A host may use what all hosts share, but not another host. */
function otherHosts(list: readonly SourceImport[]): readonly Finding[] {
  const hostOf = (file: string) => /^main\/hosts\/([^/]+)\//.exec(file)?.[1];
  return list
    .filter(({ file, target = '' }) => {
      const [from, to] = [hostOf(file), hostOf(target)];
      return to !== undefined && from !== to;
    })
    .map(({ file, specifier }) => ({ file, specifier, rule: 'a host imports no other host' }));
}

describe('the sources', () => {
  it('import only what the table allows', () => {
    expect(imports.length).toBeGreaterThan(500);
    expect(forbiddenImports(table, imports)).toEqual([]);
    expect(otherHosts(imports)).toEqual([]);
  });

  it('lead to files that are there, spelled with their extension', () => {
    const lost = imports.filter(
      ({ target }) => target !== undefined && !tree.has(target.replace(/\?.*$/, '')),
    );
    expect(lost).toEqual([]);
  });

  it('have no circle between folders', () => {
    expect(folderCycles(table, imports)).toEqual([]);
  });

  it('import electron in its own host only', () => {
    const strangers = imports.filter(
      ({ file, specifier }) => specifier === 'electron' && !file.startsWith('main/hosts/electron/'),
    );
    expect(strangers).toEqual([]);
  });

  it('declare for shared only what every host has, and compile it without Node and DOM', () => {
    const ambient = filesOf(file => file.endsWith('.d.ts') && file.startsWith('shared/'));
    expect(ambient).toEqual(['shared/runtime.d.ts']);
    const names = declaredNames('runtime.d.ts', tree.get('shared/runtime.d.ts') ?? '');
    expect(names).toEqual(['TextEncoder', 'TextDecoder', 'crypto']);
    const base = JSON.parse(readFileSync(new URL('../tsconfig.base.json', import.meta.url), 'utf8'));
    const own = JSON.parse(tree.get('shared/tsconfig.json') ?? '{}');
    const { lib, types } = { ...base.compilerOptions, ...own.compilerOptions };
    expect({ lib, types }).toEqual({ lib: ['ES2024'], types: [] });
    expect(filesOf((file, text) => file.startsWith('shared/') && text.includes('/// <reference'))).toEqual(
      [],
    );
  });

  it('keep to 400 lines a file', () => {
    const long = [...tree].filter(([, text]) => text.split('\n').length > 401).map(([file]) => file);
    expect(long).toEqual([]);
  });

  it('are named in kebab-case, after what they hold', () => {
    const names = [...tree.keys()];
    expect(
      names.filter(file => !/^([a-z0-9]+(-[a-z0-9]+)*\/)*[a-z0-9]+([-.][a-z0-9]+)*$/.test(file)),
    ).toEqual([]);
    const vague = /(^|-)(utils?|helpers?|common|managers?|misc)$/;
    const parts = (file: string) => file.split('/').map(part => part.replace(/\..*$/, ''));
    expect(names.filter(file => parts(file).some(part => vague.test(part)))).toEqual([]);
    expect(names.map(file => basename(file)).filter(name => name === 'index.ts').length).toBeLessThanOrEqual(
      3,
    );
  });

  it('export by name only', () => {
    expect(filesOf((file, text) => !file.endsWith('.d.ts') && hasDefaultExport(file, text))).toEqual([]);
  });
});

describe('the check itself', () => {
  const find = (file: string, text: string) => forbiddenImports(table, importsOf(file, text));

  it.each([
    ['shared/domain/money.ts', `import { readFileSync } from 'node:fs';`, 'shared/domain may import none'],
    ['shared/domain/money.ts', `import fs from 'fs';`, 'shared/domain may import none'],
    [
      'shared/domain/money.ts',
      `import type { Gm } from '../gm/load-gm.ts';`,
      'shared/domain may import none',
    ],
    ['shared/gm/sm2.ts', `export * from '../proof/chain.ts';`, 'shared/gm may import shared/domain'],
    ['shared/proof/chain.ts', `export type { A } from '../protocol/head.ts';`, 'shared/proof may import'],
    ['main/db/open.ts', `const a = await import('../services/sync.ts');`, 'main/db may import'],
    ['main/rpc/handlers.ts', `type A = import('../db/store.ts').Store;`, 'main/rpc may import'],
    ['main/ports.ts', `import type { A } from '../shared/domain/ids.ts';`, 'main/ports.ts may import none'],
    ['main/practice/desks.ts', `import '../services/sync.ts';`, 'main/practice may import'],
    ['main/app/create-app.ts', `import '../hosts/csp.ts';`, 'main/app may import'],
    ['main/hosts/cli/main.ts', `import '../../services/sync.ts';`, 'main/hosts/cli may import'],
    ['renderer/main.tsx', `import { x } from '../shared/gm/bytes.ts';`, 'renderer may import'],
    ['renderer/main.tsx', `import { ipcRenderer } from 'electron';`, 'renderer may import react'],
    ['elsewhere/a.ts', `import './b.ts';`, 'lies in no folder of the table'],
  ])('finds in %s: %s', (file, text, rule) => {
    const [finding] = find(file, text);
    expect(finding?.file).toBe(file);
    expect(finding?.rule).toContain(rule);
  });

  it('takes what the table allows', () => {
    expect(find('main/services/sync.ts', `import type { Clock } from '../ports.ts';`)).toEqual([]);
    expect(find('main/hosts/cli/main.ts', `import '../node-ports.ts';`)).toEqual([]);
  });

  it('sees one host that uses another', () => {
    expect(otherHosts(importsOf('main/hosts/cli/main.ts', `import '../http/guard.ts';`))).toHaveLength(1);
  });

  it('sees a circle through three folders', () => {
    const circle = [
      ...importsOf('main/db/a.ts', `import '../documents/b.ts';`),
      ...importsOf('main/documents/b.ts', `import '../exchange/c.ts';`),
      ...importsOf('main/exchange/c.ts', `import '../db/a.ts';`),
    ];
    expect(folderCycles(table, circle)).toEqual(['main/db → main/documents → main/exchange → main/db']);
  });

  it('sees default exports in both spellings', () => {
    expect(hasDefaultExport('a.ts', 'export default 1;')).toBe(true);
    expect(hasDefaultExport('a.ts', 'const a = 1; export { a as default };')).toBe(true);
  });
});
