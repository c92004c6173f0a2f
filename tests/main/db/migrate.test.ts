import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../../src/main/app/create-app.ts';
import { createReadApp } from '../../../src/main/app/create-read-app.ts';
import { assertMigrated, migrate } from '../../../src/main/db/migrate.ts';
import { terminalMigrations } from '../../../src/main/db/migrations/index.ts';
import { openForReading, openForWriting, type WriteDb } from '../../../src/main/db/open.ts';

let folder: string;
let db: WriteDb;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'migrate-'));
  db = openForWriting(join(folder, 'terminal.db'));
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const silent = { info: () => {}, warn: () => {}, error: () => {} };
const ports = { clock: { now: () => 0, uptime: () => 0, bootId: () => '' }, logger: silent };
const version = () => db.pragma('user_version', { simple: true });

describe('migrations', () => {
  it('make the whole schema from nothing, every table STRICT', () => {
    migrate(db, terminalMigrations);
    expect(version()).toBe(terminalMigrations.at(-1)!.version);
    const tables = db.pragma('table_list') as { name: string; type: string; strict: number }[];
    const own = tables.filter(({ name, type }) => type === 'table' && !name.startsWith('sqlite_'));
    expect(own.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['journal', 'invoices', 'invoice_documents', 'leases', 'heads', 'users']),
    );
    expect(own.filter(({ strict }) => strict !== 1)).toEqual([]);
    expect(db.pragma('foreign_key_check')).toEqual([]);
  });

  it('are numbered 1, 2, 3 … in order', () => {
    expect(terminalMigrations.map(({ version }) => version)).toEqual(terminalMigrations.map((_, i) => i + 1));
  });

  it('change nothing the second time', () => {
    migrate(db, terminalMigrations);
    const before = db.prepare('SELECT name, sql FROM sqlite_schema').all();
    migrate(db, terminalMigrations);
    expect(db.prepare('SELECT name, sql FROM sqlite_schema').all()).toEqual(before);
  });

  it('stop at the one that fails, with the schema and the version of the one before', () => {
    const steps = [
      { version: 1, sql: 'CREATE TABLE a (x TEXT) STRICT' },
      { version: 2, sql: 'CREATE TABLE b (x TEXT) STRICT; CREATE TABLE a (x TEXT) STRICT' },
    ];
    expect(() => migrate(db, steps)).toThrow(/already exists/);
    expect(version()).toBe(1);
    expect(db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()).toEqual(['a']);
  });

  it('take older data on: only what is missing is run', () => {
    const first = { version: 1, sql: 'CREATE TABLE a (x TEXT) STRICT' };
    migrate(db, [first]);
    db.exec("INSERT INTO a VALUES ('kept')");
    migrate(db, [first, { version: 2, sql: 'ALTER TABLE a ADD COLUMN y TEXT' }]);
    expect(db.prepare('SELECT * FROM a').all()).toEqual([{ x: 'kept', y: null }]);
  });
});

describe('a database of another version', () => {
  it('is refused by name when it is newer, by the writer and by readers, and stays as it is', async () => {
    db.pragma('user_version = 99');
    db.close();
    const newer = expect.objectContaining({ code: 'database_newer', message: expect.stringContaining('99') });
    const open = () => createApp({ dataDir: folder, ports, host: 'test', background: false });
    await expect(open()).rejects.toEqual(newer);
    // The lock was let go: the second attempt says the same.
    await expect(open()).rejects.toEqual(newer);
    await expect(createReadApp({ dataDir: folder, ports })).rejects.toEqual(newer);
    expect(existsSync(join(folder, 'keys'))).toBe(false);
    const reader = openForReading(join(folder, 'terminal.db'));
    expect(reader.pragma('user_version', { simple: true })).toBe(99);
    reader.close();
  });

  it('is refused to readers when it is older, because they cannot migrate it', () => {
    expect(() => assertMigrated(db, terminalMigrations)).toThrow(
      expect.objectContaining({ code: 'folder_unusable' }),
    );
    migrate(db, terminalMigrations);
    expect(() => assertMigrated(db, terminalMigrations)).not.toThrow();
  });
});
