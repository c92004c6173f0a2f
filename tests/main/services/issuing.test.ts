import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { practicePolicy } from '../../../src/main/practice/practice-policy.ts';
import { draftOf, startDesk, type TestDesk } from '../../support/desk.ts';

let desk: TestDesk;
const leasesNow = () => desk.call('leases.list', {});
const trace = () =>
  ['journal', 'invoices', 'invoice_documents', 'lease_intervals', 'pending_totals', 'day_totals'].map(table =>
    desk.rows(`SELECT * FROM ${table}`),
  );

describe('issuing', () => {
  beforeAll(async () => {
    desk = await startDesk();
    await desk.lease(20);
  });
  afterAll(() => desk.close());

  it('takes the lowest number, and every next one follows', async () => {
    for (const number of ['0000000001', '0000000002', '0000000003'])
      expect((await desk.issue(`N-${number}`)).invoice).toMatchObject({ number, state: 'queued' });
    expect(await leasesNow()).toMatchObject([{ granted: 20, available: 17, issued: 3, red: 0 }]);
  });

  it('answers the same business number with the same invoice, and takes nothing', async () => {
    const { invoice } = await desk.issue('S-1');
    const before = trace();
    desk.clock.pass(60);
    expect(await desk.issue('S-1')).toEqual({ status: 'same', invoice });
    // The number is the same however it was typed, and so is the content.
    const typed = draftOf('S-1', '100');
    expect(await desk.call('invoices.issue', { draft: { ...typed, businessNumber: ' S-1 ' } })).toEqual({
      status: 'same',
      invoice,
    });
    expect(trace()).toEqual(before);
  });

  it('calls the same business number with other content a conflict, names the invoice and takes nothing', async () => {
    const { invoice } = await desk.issue('C-1');
    const before = trace();
    const other = { ...draftOf('C-1'), payer: { type: '1', name: '王小红' } };
    for (const draft of [draftOf('C-1', '100.01'), other, { ...draftOf('C-1'), remark: '补' }])
      await expect(desk.call('invoices.issue', { draft })).rejects.toMatchObject({
        code: 'business_number_conflict',
        details: { code: invoice.code, number: invoice.number },
      });
    expect(trace()).toEqual(before);
  });

  it('says all problems of a draft at once, and takes nothing', async () => {
    const before = trace();
    const draft = { ...draftOf('B-1', '0'), payer: { type: '1', name: '' } };
    await expect(desk.call('invoices.issue', { draft })).rejects.toMatchObject({
      code: 'invoice_not_issuable',
      details: { problems: [{ field: 'payer.name' }, { field: 'items[0].amount' }, { field: 'items' }] },
    });
    expect(trace()).toEqual(before);
  });

  it('commits number, bytes, signature, entry, totals and upload duty together', async () => {
    const pending = () =>
      desk.rows<{ count: number; amount_fen: number }>('SELECT * FROM pending_totals')[0]!;
    const before = pending();
    const { invoice } = await desk.issue('T-1', '12.34');
    expect(
      desk.rows(
        'SELECT type, total_fen, length(signed_bytes) > 0 AS bytes, length(d.signature) > 0 AS signature ' +
          'FROM journal JOIN invoices USING (seq) JOIN invoice_documents d USING (seq) WHERE seq = ?',
        invoice.seq,
      ),
    ).toEqual([{ type: 'invoice.issued', total_fen: 1234, bytes: 1, signature: 1 }]);
    expect(pending()).toMatchObject({ count: before.count + 1, amount_fen: before.amount_fen + 1234 });
  });

  it('leaves no trace where the transaction does not hold', async () => {
    const before = trace();
    // An index of the test's own makes the insert fail after the journal entry was written.
    const { default: Database } = await import('better-sqlite3');
    const other = new Database(`${desk.folder}/terminal.db`);
    other.exec(
      "CREATE TRIGGER fails BEFORE INSERT ON invoice_documents BEGIN SELECT RAISE(ABORT, 'full'); END",
    );
    await expect(desk.issue('F-1')).rejects.toMatchObject({ code: 'internal' });
    expect(trace()).toEqual(before);
    other.exec('DROP TRIGGER fails');
    other.close();
    expect(await desk.issue('F-1')).toMatchObject({ status: 'issued' });
  });

  it('stamps an invoice with the time it was read, floored to the second in the signed bytes', async () => {
    const { invoice } = await desk.issue('D-1');
    expect(Date.parse(invoice.issuedAt)).toBe(desk.clock.wall);
    const { code, number } = invoice;
    const xml = Buffer.from(
      (await desk.call('invoices.file', { code, number, format: 'xml' })).content,
      'base64',
    );
    expect(xml.toString()).toContain('<IssueDate>20261124</IssueDate><IssueTime>10:22:03</IssueTime>');
  });

  it('issues nothing while the invoice key is locked', async () => {
    await desk.reopen();
    const before = trace();
    await expect(desk.issue('L-1')).rejects.toMatchObject({ code: 'session_required' });
    expect(trace()).toEqual(before);
    await desk.unlock();
    expect(await desk.issue('L-1')).toMatchObject({ status: 'issued' });
  });
});

describe('a file of drafts', () => {
  beforeAll(async () => {
    desk = await startDesk();
    await desk.lease(400);
  });
  afterAll(() => desk.close());

  it('gives every row its outcome: a bad one takes no number and holds up nobody', async () => {
    await desk.issue('F-0');
    const report = await desk.issueFile([
      draftOf('F-1'),
      draftOf('F-2', '0'),
      draftOf('F-0'),
      draftOf('F-3'),
      draftOf('F-0', '1.00'),
    ]);
    expect(report).toMatchObject({ issued: 2, same: 1, failed: 2 });
    expect(report.rows.map(({ status, number, lines }) => [status, number, lines])).toEqual([
      ['issued', '0000000002', [1]],
      ['invalid', undefined, [2]],
      ['same', '0000000001', [3]],
      ['issued', '0000000003', [4]],
      ['conflict', undefined, [5]],
    ]);
  });

  it('takes one number for the same business number twice in one chunk', async () => {
    const report = await desk.issueFile([
      draftOf('D-1'),
      draftOf('D-1'),
      draftOf('D-1', '2.00'),
      draftOf('D-2'),
    ]);
    expect(report.rows.map(({ status }) => status)).toEqual(['issued', 'same', 'conflict', 'issued']);
    expect(report.rows[1]!.number).toBe(report.rows[0]!.number);
    expect(Number(report.rows[3]!.number)).toBe(Number(report.rows[0]!.number) + 1);
  });

  it('is resumed by business number: the second time everything is there already', async () => {
    const drafts = Array.from({ length: 250 }, (_, i) => draftOf(`R-${i}`));
    expect(await desk.issueFile(drafts.slice(0, 130))).toMatchObject({ issued: 130, same: 0, failed: 0 });
    expect(await desk.issueFile(drafts)).toMatchObject({ issued: 120, same: 130, failed: 0 });
    const numbers = desk.rows<{ n: string }>('SELECT invoice_number AS n FROM invoices ORDER BY seq');
    expect(numbers.map(({ n }) => Number(n))).toEqual(numbers.map((_, i) => i + 1));
    expect(await desk.call('audit.verify', {})).toMatchObject({ ok: true });
  });
});

describe('numbers of several leases', () => {
  beforeEach(async () => {
    desk = await startDesk();
  });
  const numbersOf = async (count: number, name: string) => {
    const report = await desk.issueFile(Array.from({ length: count }, (_, i) => draftOf(`${name}-${i}`)));
    return report.rows.map(({ number, problems }) =>
      number === undefined ? problems[0]!.code : Number(number),
    );
  };

  it('are taken from the lease that ends first, then from the next, each from its lowest', async () => {
    await desk.lease(3, { notAfter: '2026-12-31T23:59:59+08:00' });
    await desk.lease(3, { notAfter: '2026-12-01T00:00:00+08:00' });
    await desk.lease(44);
    expect(await numbersOf(8, 'A')).toEqual([4, 5, 6, 1, 2, 3, 7, 8]);
    expect(await leasesNow()).toMatchObject([
      { available: 0, issued: 3 },
      { available: 0, issued: 3 },
      { available: 42, issued: 2 },
    ]);
    expect(await desk.call('audit.verify', {})).toMatchObject({ ok: true });
    await desk.close();
  });

  it('are kept back for red ones: min(5, a tenth of what was granted)', async () => {
    await desk.lease(9);
    expect(await numbersOf(10, 'A')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 'stock_empty']);
    // 9 + 11 granted: two are kept.
    await desk.lease(11);
    expect(await numbersOf(10, 'B')).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 'stock_empty']);
    expect((await desk.call('status.get', {})).stock[0]).toMatchObject({ available: 2, blue: 0 });
    // 9 + 11 + 80 granted: five, not ten.
    await desk.lease(80);
    expect((await numbersOf(78, 'C')).at(-1)).toBe('stock_empty');
    expect((await desk.call('status.get', {})).stock[0]).toMatchObject({ available: 5, blue: 0 });
    await expect(desk.issue('D-1')).rejects.toMatchObject({
      code: 'stock_empty',
      message: expect.stringContaining('余 5 个留给红票'),
    });
    await desk.close();
  });

  it('are of their kind: another kind has none', async () => {
    await desk.lease(10, { kind: '0201' });
    await expect(desk.issue('K-1')).rejects.toMatchObject({ code: 'stock_empty', details: { kind: '0101' } });
    await desk.close();
  });

  it('carry a limit for one invoice, which is a problem of the draft', async () => {
    await desk.lease(20, { policy: { ...practicePolicy, perInvoiceMaxFen: 50_000 } });
    await expect(desk.issue('M-1', '500.01')).rejects.toMatchObject({
      code: 'invoice_not_issuable',
      details: { problems: [{ code: 'amount_over_limit' }] },
    });
    expect(await desk.issue('M-1', '500.00')).toMatchObject({ invoice: { number: '0000000001' } });
    await desk.close();
  });
});
