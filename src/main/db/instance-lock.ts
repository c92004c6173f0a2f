import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';

/** Held for as long as this process may write the folder; the operating system lets go at any death. */
export interface InstanceLock {
  release(): void;
}

/**
 * Makes this process the folder's one writer: a committed row says who it is, then `BEGIN IMMEDIATE` on `instance.db`
 * is held for life. Not EXCLUSIVE: others must be able to read the pid. Throws `instance_running` naming that pid.
 */
export function lockInstance(folder: string, host: string): InstanceLock {
  const file = join(folder, 'instance.db');
  const db = new Database(file, { timeout: 0 });
  try {
    chmodSync(file, 0o600);
    db.pragma('journal_mode = DELETE');
    db.exec(
      'CREATE TABLE IF NOT EXISTS instance (one INTEGER PRIMARY KEY CHECK (one = 1), pid INTEGER NOT NULL, host TEXT NOT NULL, started TEXT NOT NULL) STRICT',
    );
    db.prepare('INSERT OR REPLACE INTO instance VALUES (1, ?, ?, ?)').run(
      process.pid,
      host,
      new Date().toISOString(),
    );
    db.exec('BEGIN IMMEDIATE');
  } catch (cause) {
    const busy = cause instanceof Database.SqliteError && cause.code.startsWith('SQLITE_BUSY');
    const owner = busy ? readOwner(db) : undefined;
    db.close();
    if (!busy) throw cause;
    throw new AppError(
      'instance_running',
      `另一个开票台（进程 ${owner?.pid ?? '未知'}）正在用这个文件夹。数据没有改动；关掉它，或在那个窗口里做。`,
      owner,
      { cause },
    );
  }
  return {
    release() {
      db.exec('ROLLBACK');
      db.close();
    },
  };
}

interface Owner {
  readonly pid: number;
  readonly host: string;
  readonly started: string;
}

function readOwner(db: Database.Database): Owner | undefined {
  try {
    return db.prepare('SELECT pid, host, started FROM instance').get() as Owner | undefined;
  } catch {
    return undefined;
  }
}
