import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createReadApp } from '../../../src/main/app/create-read-app.ts';
import { openForReading, openForWriting } from '../../../src/main/db/open.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'open-'));
  file = join(folder, 'terminal.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

const silent = { info: () => {}, warn: () => {}, error: () => {} };
const clock = { now: () => 0, uptime: () => 0, bootId: () => '' };

describe('a database opened for writing', () => {
  it('is in WAL, synchronous FULL, with foreign keys and recursive triggers', () => {
    const db = openForWriting(file);
    const pragma = (name: string) => db.pragma(name, { simple: true });
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('synchronous')).toBe(2);
    expect(pragma('foreign_keys')).toBe(1);
    expect(pragma('recursive_triggers')).toBe(1);
    expect(pragma('trusted_schema')).toBe(0);
    db.close();
  });

  it('can be read and written by its owner only, the WAL too', () => {
    const db = openForWriting(file);
    db.exec('CREATE TABLE t (a TEXT) STRICT');
    for (const name of [file, `${file}-wal`, `${file}-shm`])
      expect(statSync(name).mode & 0o777, name).toBe(0o600);
    db.close();
  });

  it('is refused where the file is no database, and the file is left alone', () => {
    const text = 'this is a letter, not a database '.repeat(100);
    writeFileSync(file, text);
    expect(() => openForWriting(file)).toThrow(expect.objectContaining({ code: 'database_damaged' }));
    expect(statSync(file).size).toBe(text.length);
  });

  it('is refused where the folder is not there', () => {
    expect(() => openForWriting(join(folder, 'nowhere', 'terminal.db'))).toThrow(
      expect.objectContaining({ code: 'folder_unusable' }),
    );
  });
});

describe('a database opened for reading', () => {
  it('cannot be written', () => {
    openForWriting(file).close();
    const db = openForReading(file);
    expect(() => db.exec('CREATE TABLE t (a TEXT) STRICT')).toThrow(/readonly/);
    db.close();
  });

  it('must be there already', () => {
    expect(() => openForReading(file)).toThrow(expect.objectContaining({ code: 'not_enrolled' }));
  });

  it('is refused where the file is no database', async () => {
    writeFileSync(file, 'this is a letter, not a database '.repeat(100));
    expect(() => openForReading(file)).toThrow(expect.objectContaining({ code: 'database_damaged' }));
    await expect(createReadApp({ dataDir: folder, ports: { clock, logger: silent } })).rejects.toMatchObject({
      code: 'database_damaged',
    });
  });
});
