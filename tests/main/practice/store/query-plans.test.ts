import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '../../../../src/main/db/migrate.ts';
import { platformMigrations } from '../../../../src/main/practice/migrations/index.ts';
import { createDailyRecords } from '../../../../src/main/practice/store/daily-records.ts';
import { createEntries } from '../../../../src/main/practice/store/entries.ts';
import { createHeads } from '../../../../src/main/practice/store/heads.ts';
import { createInvoices } from '../../../../src/main/practice/store/invoices.ts';
import { createIssuedEntries } from '../../../../src/main/practice/store/issued-entries.ts';
import { createLeases } from '../../../../src/main/practice/store/leases.ts';
import { createTerminals } from '../../../../src/main/practice/store/terminals.ts';

it('finds everything that uploads and lists ask for by an index', () => {
  const db = new Database(':memory:');
  migrate(db, platformMigrations);
  const asked: string[] = [];
  const prepare = db.prepare.bind(db);
  Object.assign(db, {
    prepare(sql: string) {
      asked.push(sql);
      return prepare(sql);
    },
  });
  for (const create of [
    createDailyRecords,
    createEntries,
    createHeads,
    createInvoices,
    createIssuedEntries,
    createLeases,
    createTerminals,
  ])
    create(db);
  const questions = asked.filter(sql => sql.startsWith('SELECT') && sql.includes('?'));
  expect(questions.length).toBeGreaterThan(10);
  for (const sql of questions) {
    const parameters = Array.from(sql.matchAll(/\?/g), () => '');
    const plan = prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters) as { readonly detail: string }[];
    expect(plan.map(({ detail }) => detail).filter(detail => detail.startsWith('SCAN'))).toEqual([]);
  }
});
