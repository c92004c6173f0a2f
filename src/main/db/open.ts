import { chmodSync, existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';

declare const writable: unique symbol;

/** A handle that can only read. */
export type ReadDb = Pick<Database.Database, 'prepare' | 'pragma' | 'transaction'>;
/** The one handle that may write; a function that takes a `ReadDb` cannot be given rights by accident. */
export type WriteDb = Database.Database & { readonly [writable]?: true };

/** WAL's page-reuse bug (fixed in 3.51.3) can lose a commit, so older libraries are refused. */
const oldestSqlite = [3, 51, 3] as const;

/**
 * Opens (and makes) a database for writing: WAL, synchronous FULL, foreign keys and recursive triggers, each read
 * back. The file is readable by its owner only. Throws `database_damaged` if it is not an SQLite file.
 */
export function openForWriting(file: string): WriteDb {
  const isNew = !existsSync(file);
  return translate(file, () => {
    const db = new Database(file, { timeout: 5000 });
    if (isNew) chmodSync(file, 0o600);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma('recursive_triggers = ON');
    db.pragma('trusted_schema = OFF');
    db.pragma('cache_size = -65536');
    assertPragma(db, 'journal_mode', 'wal');
    assertPragma(db, 'synchronous', 2);
    assertPragma(db, 'foreign_keys', 1);
    assertPragma(db, 'recursive_triggers', 1);
    assertVersion(db);
    return db;
  });
}

/** Opens an existing database beside its writer, for reading. */
export function openForReading(file: string): Database.Database {
  if (!existsSync(file))
    throw new AppError(
      'not_enrolled',
      `${file} 不存在：这个文件夹还没有开通。没有改动任何数据；先运行 init。`,
    );
  return translate(file, () => {
    const db = new Database(file, { readonly: true, timeout: 5000 });
    db.pragma('query_only = ON');
    db.pragma('cache_size = -65536');
    assertVersion(db);
    return db;
  });
}

function translate<T>(file: string, open: () => T): T {
  try {
    return open();
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const code = cause instanceof Database.SqliteError ? cause.code : '';
    if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT'))
      throw new AppError(
        'database_damaged',
        `${file} 不是完好的数据库。没有写入任何内容；先复制这个文件夹，再从备份恢复。`,
        undefined,
        { cause },
      );
    throw new AppError(
      'folder_unusable',
      `打不开 ${file}。没有写入任何内容；检查文件夹的权限和磁盘空间后再试。`,
      undefined,
      { cause },
    );
  }
}

function assertPragma(db: Database.Database, name: string, expected: unknown): void {
  const actual: unknown = db.pragma(name, { simple: true });
  if (actual !== expected)
    throw new AppError(
      'folder_unusable',
      `数据库设置 ${name} 应为 ${String(expected)}，读回 ${String(actual)}：这个磁盘不能保证写入，没有开具任何票据；换本机磁盘上的文件夹。`,
    );
}

function assertVersion(db: Database.Database): void {
  const text = String(db.prepare('SELECT sqlite_version()').pluck().get());
  const parts = text.split('.').map(Number);
  const difference = oldestSqlite.map((part, i) => (parts[i] ?? 0) - part).find(d => d !== 0) ?? 0;
  if (difference < 0)
    throw new AppError(
      'internal',
      `SQLite ${text} 太旧，要 ${oldestSqlite.join('.')} 以上；重新安装本程序。`,
    );
}
