import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInvoicesReader, type InvoicesReader } from '../../../../src/main/db/repositories/invoices.ts';
import { createJournalReader } from '../../../../src/main/db/repositories/journal.ts';
import { draftOf, startDesk, type TestDesk } from '../../../support/desk.ts';
import { planOf, plansOf } from '../../../support/query-plans.ts';

let desk: TestDesk;
let db: Database.Database;
let invoices: InvoicesReader;
beforeAll(async () => {
  desk = await startDesk();
  await desk.lease(50);
  await desk.issueFile([
    ...['A-1', 'A-2', 'A-3', 'A-4', 'A-5'].map(number => draftOf(number)),
    { ...draftOf('B%1'), payer: { type: '1', name: '百分_之%一' } },
    { ...draftOf('B-2'), payer: { type: '1', name: '百分之零一' } },
  ]);
  db = new Database(join(desk.folder, 'terminal.db'), { readonly: true });
  invoices = createInvoicesReader(db);
});
afterAll(async () => {
  db.close();
  await desk.close();
});

describe('the plans of hot queries', () => {
  it('find an invoice by number and by business number through their indexes', () => {
    const all = plansOf(db, createInvoicesReader);
    const byNumber = planOf(all, 'WHERE invoice_code = ? AND invoice_number = ?');
    expect(byNumber).toContain('invoices_by_number');
    const byBusinessNumber = planOf(all, 'WHERE business_number = ?');
    expect(byBusinessNumber).toContain('invoices_by_business_number');
    for (const plan of [byNumber, byBusinessNumber]) expect(plan).not.toContain('SCAN');
  });

  it('page by key: no scan from the start, no sort', () => {
    const page = planOf(plansOf(db, createInvoicesReader), 'WHERE i.seq < @before AND');
    expect(page).toMatch(/SEARCH i USING INTEGER PRIMARY KEY \(rowid<\?\)/);
    expect(page).not.toMatch(/SCAN|TEMP B-TREE/);
  });

  it('read a document and the journal after a head by key', () => {
    expect(planOf(plansOf(db, createInvoicesReader), 'FROM invoice_documents WHERE seq = ?')).not.toContain(
      'SCAN',
    );
    expect(planOf(plansOf(db, createJournalReader), 'WHERE seq > ?')).toMatch(/SEARCH .*rowid>\?/);
  });
});

const newest = { before: Number.MAX_SAFE_INTEGER, limit: 10 };

describe('lists of invoices', () => {
  it('page newest first, each once', () => {
    const first = invoices.list({ before: Number.MAX_SAFE_INTEGER, limit: 3 });
    const second = invoices.list({ before: first.at(-1)!.seq, limit: 10 });
    expect([...first, ...second].map(({ businessNumber }) => businessNumber)).toEqual([
      ...['B-2', 'B%1', 'A-5', 'A-4', 'A-3', 'A-2', 'A-1'],
    ]);
  });

  it('are searched by the end of the number, the business number and a part of the name', () => {
    const found = (text: string) =>
      invoices.list({ ...newest, search: text }).map(({ businessNumber }) => businessNumber);
    expect(found('0003')).toEqual(['A-3']);
    expect(found('A-2')).toEqual(['A-2']);
    expect(found('分之零')).toEqual(['B-2']);
    expect(found('nobody')).toEqual([]);
  });

  it('take % and _ in a search as the characters they are', () => {
    const found = (text: string) =>
      invoices.list({ ...newest, search: text }).map(({ businessNumber }) => businessNumber);
    expect(found('%')).toEqual(['B%1']);
    expect(found('_')).toEqual(['B%1']);
  });
});
