import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../../../src/main/db/migrate.ts';
import { terminalMigrations } from '../../../../src/main/db/migrations/index.ts';
import {
  type BatchTable,
  createBatchTable,
  type StoredRow,
} from '../../../../src/main/db/repositories/batches.ts';
import { planOf, plansOf } from '../../../support/query-plans.ts';

let db: Database.Database;
let table: BatchTable;
beforeAll(() => {
  db = new Database(':memory:');
  db.function('destruction_approved', () => 0);
  migrate(db, terminalMigrations);
  table = createBatchTable(db);
});
afterAll(() => db.close());

describe('the plans of what a running batch asks', () => {
  it('find the next rows in order, without sorting or passing over those that are done', () => {
    const plan = planOf(plansOf(db, createBatchTable), 'SELECT position, draft');
    expect(plan).toContain('SEARCH batch_rows USING INDEX batch_rows_by_status');
    expect(plan).not.toMatch(/SCAN|TEMP B-TREE/);
  });

  it('count and sum from the index alone: rows carry whole drafts', () => {
    const plans = plansOf(db, one => createBatchTable(one).sums('x'));
    for (const part of ['sum(total_fen)', 'count(*) AS needed'])
      expect(planOf(plans, part)).toContain('USING COVERING INDEX batch_rows_by_status');
    expect(planOf(plansOf(db, createBatchTable), 'AS ready')).toContain(
      'COVERING INDEX batch_rows_by_status',
    );
  });

  it('find rows by business number and page by key', () => {
    const plans = plansOf(db, createBatchTable);
    expect(planOf(plans, 'AND business_number = ?')).toContain('batch_rows_by_business_number');
    const page = planOf(plans, 'ORDER BY r.position LIMIT ?');
    expect(page).toContain('SEARCH r USING PRIMARY KEY');
    expect(page).toContain('SEARCH i USING INDEX invoices_by_number');
    expect(page).not.toMatch(/SCAN [rid] |TEMP B-TREE/);
  });
});

describe('rows', () => {
  it('come back as they were kept, in order, whatever stands in them', () => {
    db.prepare("INSERT INTO users VALUES ('li', '李四', '[]', x'', x'', 0, NULL, '2026-11-24')").run();
    const row: StoredRow = {
      position: 2,
      lines: [3, 4],
      businessNumber: 'A-1',
      draft: { businessNumber: 'A-1', kind: '0101', payer: { type: '1', name: '王' }, items: [] },
      kind: null,
      payerName: '王',
      totalFen: null,
      status: 'invalid',
      code: null,
      number: null,
      problems: [{ field: 'items', code: 'items_missing', message: '至少要有一个收费项目' }],
    };
    const batch = { id: 'b', name: 'a.csv', userId: 'li', createdAt: '2026-11-24T10:00:00.000+08:00' };
    table.add({ ...batch, state: 'checked', stopped: null }, [row, { ...row, position: 1, lines: [] }]);
    expect(table.rows('b', { statuses: ['invalid'], after: 0, limit: 10 })).toEqual([
      { ...row, position: 1, lines: [], checkCode: null },
      { ...row, checkCode: null },
    ]);
    table.setState('b', 'paused', { code: 'signer_locked', text: '签名已锁' });
    expect(table.get('b')).toEqual({
      ...batch,
      state: 'paused',
      stopped: { code: 'signer_locked', text: '签名已锁' },
    });
  });
});
