import { AppError } from '../../shared/errors.ts';
import type { WriteDb } from './open.ts';

/** One numbered step of a schema. A shipped one is never edited. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
}

/**
 * Brings a database up to the last migration; each statement and its `user_version` change in one transaction.
 * Throws `database_newer` for a file that a later version has written.
 */
export function migrate(db: WriteDb, migrations: readonly Migration[]): void {
  const current = schemaVersion(db);
  assertKnown(current, migrations);
  for (const { version, sql } of migrations.filter(migration => migration.version > current)) {
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${version}`);
    }).immediate();
  }
}

/** For readers, which cannot migrate: the schema must be exactly the one this version writes. */
export function assertMigrated(db: Pick<WriteDb, 'pragma'>, migrations: readonly Migration[]): void {
  const current = schemaVersion(db);
  assertKnown(current, migrations);
  if (current < latest(migrations))
    throw new AppError(
      'folder_unusable',
      `数据是旧版本（${current}）写的，还没有升级。数据没有改动；先用本版本打开一次开票台。`,
    );
}

function assertKnown(current: number, migrations: readonly Migration[]): void {
  if (current > latest(migrations))
    throw new AppError(
      'database_newer',
      `数据是更新的版本（${current}）写的，本程序只认到 ${latest(migrations)}。数据没有改动；请升级本程序。`,
    );
}

function schemaVersion(db: Pick<WriteDb, 'pragma'>): number {
  return Number(db.pragma('user_version', { simple: true }));
}

function latest(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0;
}
