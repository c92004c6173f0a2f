import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { practicePolicy } from '../../../src/main/practice/practice-policy.ts';
import type { BatchView } from '../../../src/shared/contract/batches.ts';
import type { DeskEvent } from '../../../src/shared/contract/events.ts';
import type { OutputOf } from '../../../src/shared/contract/index.ts';
import { type DraftInput, draftOf, startDesk, type TestDesk } from '../../support/desk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await startDesk();
});
afterEach(() => desk.close());

const base64 = (content: string) => Buffer.from(content).toString('base64');
const json = (drafts: readonly DraftInput[]) => ({
  name: '学费.json',
  content: base64(JSON.stringify(drafts)),
});
const csv = (...lines: readonly string[]) => ({ name: '学费.csv', content: base64(lines.join('\n')) });
const header = '业务流水号,票据种类,交款人类型,交款人,信用代码,项目编码,金额';
const line = (businessNumber: string, amount = '100.00', payer = '王小明') =>
  `${businessNumber},0101,个人,${payer},,10304010101,${amount}`;
const drafts = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => draftOf(`${prefix}-${index + 1}`));

const check = (file: { name: string; content: string }) => desk.call('batches.check', file);
const get = (id: string) => desk.call('batches.get', { id });
const rowsOf = async (id: string, filter: 'all' | 'failed' | 'ready' | 'issued' = 'all') =>
  (await desk.call('batches.rows', { id, filter, limit: 200 })).rows;
const failedText = async (id: string) => {
  const { content } = await desk.call('batches.failedFile', { id });
  return Buffer.from(content, 'base64').toString();
};
const merge = (id: string, content: string) =>
  desk.call('batches.merge', { id, name: '待改.csv', content: base64(content) });
const nextNumber = () =>
  desk.rows<{ first: number }>('SELECT min(first) AS first FROM lease_intervals')[0]?.first;

/** Starts it and waits until it has ended or stopped. */
async function run(id: string): Promise<BatchView> {
  await desk.call('batches.start', { id });
  return ended(id);
}

async function ended(id: string): Promise<BatchView> {
  for (;;) {
    const view = await get(id);
    if (view.state !== 'running') return view;
    await new Promise(resolve => setTimeout(resolve, 10));
  }
}

describe('a file that is looked through', () => {
  beforeEach(() => desk.lease(50));

  it('says what may be issued and what it needs, and takes no number', async () => {
    await desk.lease(30, { kind: '0201' });
    const other = { ...draftOf('B-4'), kind: '0201', items: [{ itemCode: '10305010101', amount: '7.50' }] };
    const view = await check(json([...drafts('B', 3), other, draftOf('B-5', '1,5')]));
    expect(view).toMatchObject({
      name: '学费.json',
      user: '李四',
      state: 'checked',
      ...{ total: 5, ready: 4, issued: 0, same: 0, failed: 1, totalFen: 30_750, stopped: null },
      needs: [
        { kind: '0101', needed: 3, blue: 45 },
        { kind: '0201', needed: 1, blue: 27 },
      ],
    });
    expect(nextNumber()).toBe(1);
    expect(await desk.call('batches.list', {})).toEqual([view]);
    expect(desk.rows('SELECT * FROM invoices')).toEqual([]);
  });

  it('says of a row all at once what the file and what the rules have against it, no field twice', async () => {
    const { id } = await check(
      csv(
        header,
        line('A-1'),
        'A-2,0401,单位,,3.2E+17,99904010101,1.234',
        'A-3,0401,单位,某公司,,99904010101,5.00',
        'A-4,0101,个人,王小明,,10304010101,100.00,多',
      ),
    );
    const rows = await rowsOf(id, 'failed');
    expect(
      rows.map(({ position, lines, problems }) => [position, lines, problems.map(p => [p.field, p.code])]),
    ).toEqual([
      [
        ...[2, [3]],
        [
          ['payer.code', 'import_number_truncated'],
          ['items[0].amount', 'amount_invalid'],
          ['payer.name', 'payer_name_missing'],
        ],
      ],
      [3, [4], [['payer.code', 'credit_code_missing']]],
      [4, [5], [['', 'row_malformed']]],
    ]);
  });

  it('knows at once what was issued before: the same, or in conflict', async () => {
    const { invoice } = await desk.issue('A-1');
    await desk.issue('A-2');
    const view = await check(json([draftOf('A-1'), draftOf('A-2', '5.00'), draftOf('A-3')]));
    expect(view).toMatchObject({ ready: 1, same: 1, failed: 1 });
    expect(await rowsOf(view.id)).toMatchObject([
      { status: 'same', code: invoice.code, number: invoice.number, payerName: '王小明', problems: [] },
      { status: 'conflict', problems: [{ field: 'businessNumber', code: 'business_number_conflict' }] },
      { status: 'ready', code: null },
    ]);
  });

  it('finds a business number that stands in it twice with other content, and what is above the limit', async () => {
    const over = String(practicePolicy.perInvoiceMaxFen / 100 + 1);
    const { id } = await check(
      json([draftOf('A-1'), draftOf('A-1', '5.00'), draftOf('A-2', over), draftOf('A-1')]),
    );
    expect(await rowsOf(id)).toMatchObject([
      { status: 'ready' },
      { status: 'conflict', problems: [{ message: expect.stringContaining('第 1 行') }] },
      { status: 'invalid', problems: [{ code: 'amount_over_limit' }] },
      { status: 'ready' },
    ]);
    expect(await run(id)).toMatchObject({ state: 'finished', issued: 1, same: 1, failed: 2 });
  });

  it('that cannot be read leaves no batch behind', async () => {
    await expect(check({ name: 'a.xls', content: '' })).rejects.toMatchObject({ code: 'file_unreadable' });
    expect(await desk.call('batches.list', {})).toEqual([]);
  });
});

describe('a batch', () => {
  beforeEach(() => desk.lease(500));

  it('is issued in the background, tells the windows how far it is, and keeps payers once', async () => {
    const events: DeskEvent[] = [];
    desk.app.subscribe(event => events.push(event));
    const { id } = await check(json([...drafts('B', 230), draftOf('B-231', 'x')]));
    const started = await desk.call('batches.start', { id });
    expect(started).toMatchObject({ state: 'running', ready: 230 });
    expect(await ended(id)).toMatchObject({ state: 'finished', ready: 0, issued: 230, failed: 1 });
    const progress = events.flatMap(event =>
      event.topic === 'batch' ? [[event.id, event.done, event.total]] : [],
    );
    expect(progress.map(([, done]) => done)).toEqual([1, 101, 201, 231, 231]);
    expect(progress.every(([of, , total]) => of === id && total === 231)).toBe(true);
    expect(desk.rows("SELECT position FROM batch_rows WHERE draft IS NOT NULL OR payer_name <> ''")).toEqual([
      { position: 231 },
    ]);
    expect(nextNumber()).toBe(231);
    expect(await desk.call('audit.verify', {})).toMatchObject({ ok: true });
  });

  it('pages by position, with the payer from the invoice', async () => {
    const { id } = await check(json(drafts('B', 7)));
    await run(id);
    const first = await desk.call('batches.rows', { id, filter: 'all', limit: 4 });
    expect(first.rows.map(row => row.position)).toEqual([1, 2, 3, 4]);
    expect(first.rows[0]).toMatchObject({ payerName: '王小明', totalFen: 10_000, number: '0000000001' });
    const second = await desk.call('batches.rows', { id, filter: 'issued', after: first.next!, limit: 4 });
    expect(second).toMatchObject({ rows: [{ position: 5 }, { position: 6 }, { position: 7 }], next: null });
    expect(await rowsOf(id, 'ready')).toEqual([]);
  });

  it('stops when told, at the end of a chunk, and goes on', async () => {
    const { id } = await check(json(drafts('B', 350)));
    await desk.call('batches.start', { id });
    const paused = await desk.call('batches.pause', { id });
    expect(paused).toMatchObject({ state: 'paused', stopped: null, issued: 100, ready: 250 });
    await new Promise(resolve => setTimeout(resolve, 100));
    expect(await get(id)).toEqual(paused);
    expect(await run(id)).toMatchObject({ state: 'finished', issued: 350 });
  });

  it('is paused when the folder is closed and opened again, and goes on', async () => {
    const { id } = await check(json(drafts('B', 350)));
    await desk.call('batches.start', { id });
    await desk.reopen();
    await desk.unlock();
    const view = await get(id);
    expect(view).toMatchObject({ state: 'paused', stopped: null });
    expect(view.issued).toBe(desk.rows('SELECT seq FROM invoices').length);
    expect(view.issued).toBeLessThan(350);
    expect(await run(id)).toMatchObject({ state: 'finished', issued: 350, same: 0 });
  });

  it('settles a row in the transaction of its invoice: without the one there is not the other', async () => {
    const { id } = await check(json(drafts('B', 150)));
    const db = new Database(join(desk.folder, 'terminal.db'));
    db.exec(
      "CREATE TRIGGER broken BEFORE UPDATE ON batch_rows WHEN new.position = 120 AND new.status = 'issued' " +
        "BEGIN SELECT RAISE(ABORT, 'broken disk'); END",
    );
    expect(await run(id)).toMatchObject({
      state: 'paused',
      stopped: { code: 'internal', text: expect.stringContaining('已开的票据不受影响') },
      ...{ issued: 100, ready: 50 },
    });
    expect(desk.rows('SELECT seq FROM invoices').length).toBe(100);
    expect(nextNumber()).toBe(101);
    expect(desk.logged.join()).toContain('broken disk');
    db.exec('DROP TRIGGER broken');
    db.close();
    expect(await run(id)).toMatchObject({ state: 'finished', issued: 150, same: 0 });
  });

  it('is not held up by a row that was issued at the window meanwhile', async () => {
    const { id } = await check(json(drafts('B', 3)));
    await desk.issue('B-1');
    await desk.issue('B-2', '5.00');
    expect(await run(id)).toMatchObject({ state: 'finished', issued: 1, same: 1, failed: 1 });
  });

  it('that does not exist is not found', async () => {
    const id = '00000000-0000-4000-8000-000000000000';
    for (const name of ['get', 'start', 'pause', 'failedFile'] as const)
      await expect(desk.call(`batches.${name}`, { id })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('what stops a batch', () => {
  it('stops the rows of a kind without numbers, while the others go on, and they are tried again', async () => {
    await desk.lease(20);
    const other = (n: number): DraftInput => ({
      ...draftOf(`C-${n}`),
      kind: '0201',
      items: [{ itemCode: '10305010101', amount: '7.50' }],
    });
    const { id } = await check(json([other(1), ...drafts('B', 3), other(2)]));
    expect(await run(id)).toMatchObject({ state: 'finished', issued: 3, failed: 2, stopped: null });
    expect(await rowsOf(id, 'failed')).toMatchObject([
      { position: 1, status: 'stopped', problems: [{ code: 'stock_empty' }] },
      { position: 5, status: 'stopped' },
    ]);
    await desk.lease(20, { kind: '0201' });
    expect(await run(id)).toMatchObject({ state: 'finished', issued: 5, failed: 0 });
  });

  it('pauses all of it when nothing can be issued at all, with the reason, and leaves the rows ready', async () => {
    await desk.lease(20);
    const { id } = await check(json(drafts('B', 3)));
    desk.clock.wall -= 3_600_000;
    expect(await run(id)).toMatchObject({
      state: 'paused',
      stopped: { code: 'clock_doubtful', text: expect.stringContaining('没有占用号码') },
      ...{ ready: 3, failed: 0 },
    });
    desk.clock.wall += 3_600_000;
    expect(await run(id)).toMatchObject({ state: 'finished', stopped: null, issued: 3 });
  });

  describe('is a full offline budget', () => {
    beforeEach(() => desk.lease(200, { policy: { ...practicePolicy, offlineCount: 10 } }));
    const offline = (on: boolean) => desk.platform.setFault('unreachable', on);

    it('not with a line: it uploads and goes on', async () => {
      const { id } = await check(json(drafts('B', 35)));
      expect(await run(id)).toMatchObject({ state: 'finished', issued: 35 });
    });

    it('without a line it pauses, and resumes by itself when an upload has made room', async () => {
      const { id } = await check(json(drafts('B', 15)));
      offline(true);
      expect(await run(id)).toMatchObject({
        state: 'paused',
        stopped: { code: 'offline_limit_reached' },
        ...{ issued: 10, ready: 5, failed: 0 },
      });
      await expect(desk.sync()).rejects.toThrow();
      expect(await get(id)).toMatchObject({ state: 'paused' });
      offline(false);
      await desk.sync();
      expect(await ended(id)).toMatchObject({ state: 'finished', issued: 15, stopped: null });
    });

    it('and it stays paused when somebody has paused it meanwhile', async () => {
      const { id } = await check(json(drafts('B', 15)));
      offline(true);
      await run(id);
      await desk.call('batches.pause', { id });
      offline(false);
      await desk.sync();
      await new Promise(resolve => setTimeout(resolve, 100));
      expect(await get(id)).toMatchObject({ state: 'paused', issued: 10 });
    });

    it('that nothing can empty: it tries once and waits', async () => {
      desk.platform.setFault('object:E1207', true);
      const first = await check(json(drafts('B', 15)));
      const second = await check(json(drafts('C', 15)));
      expect(await run(first.id)).toMatchObject({ state: 'paused', issued: 10 });
      expect(await run(second.id)).toMatchObject({ state: 'paused', issued: 0 });
      const uploads = () => desk.proxy.seen.filter(path => path === '/v1/upload-entries').length;
      await desk.sync();
      const before = uploads();
      expect(before).toBeGreaterThan(2);
      await new Promise(resolve => setTimeout(resolve, 300));
      expect(uploads()).toBe(before);
    });
  });
});

describe('a corrected file', () => {
  let id: string;
  beforeEach(async () => {
    await desk.lease(100);
    const file = csv(
      header,
      line('A-1'),
      line('A-2', 'x'),
      line('A-3', '5.00', ''),
      line('A-4'),
      line('A-3', '6.00', ''),
    );
    ({ id } = await check(file));
    await run(id);
  });
  const statuses = async (): Promise<OutputOf<'batches.rows'>['rows'][number]['status'][]> =>
    (await rowsOf(id)).map(({ status }) => status);

  it('starts from exactly the failed rows', async () => {
    const text = await failedText(id);
    expect(
      text
        .trim()
        .split('\r\n')
        .slice(1)
        .map(one => one.split(',')[0]),
    ).toEqual(['2', '3', '5']);
    expect(text).toContain('金额“x”不是元、角、分写法');
    expect((await desk.call('batches.failedFile', { id })).name).toMatch(/^学费.*3 行.*\.csv$/);
  });

  it('puts each row where it belongs by 批内序号, also when its business number was what was wrong', async () => {
    const text = (await failedText(id))
      .replace(',x,', ',3.00,')
      .replace(/^5,[^,]*,A-3,'0101,个人,/m, "5,,A-3b,'0101,个人,李雷")
      .replace(/^3,([^,]*),A-3,'0101,个人,/m, "3,$1,A-3,'0101,个人,韩梅梅");
    expect(await merge(id, text)).toMatchObject({ state: 'paused', total: 5, ready: 3, failed: 0 });
    expect(await run(id)).toMatchObject({ state: 'finished', issued: 5 });
    expect((await rowsOf(id)).map(row => [row.businessNumber, row.payerName, row.totalFen])).toEqual([
      ['A-1', '王小明', 10_000],
      ['A-2', '王小明', 300],
      ['A-3', '韩梅梅', 500],
      ['A-4', '王小明', 10_000],
      ['A-3b', '李雷', 600],
    ]);
  });

  it('may be the whole file of the business system: by business number, issued rows left alone', async () => {
    const whole = [header, line('A-1'), line('A-2', '3.00'), line('A-4', '1.00'), line('A-3', '5.00')];
    expect(await merge(id, whole.join('\n'))).toMatchObject({ total: 5, ready: 2, failed: 1 });
    expect(await statuses()).toEqual(['issued', 'ready', 'ready', 'issued', 'invalid']);
  });

  it('may be corrected in part, and not at all', async () => {
    expect(await merge(id, (await failedText(id)).replace(',x,', ',3.00,'))).toMatchObject({
      ready: 1,
      failed: 2,
    });
    expect(await merge(id, await failedText(id))).toMatchObject({ total: 5, ready: 1, failed: 2 });
    expect(await statuses()).toEqual(['issued', 'ready', 'invalid', 'issued', 'invalid']);
  });

  it('appends what is not there, and keeps both halves of a row that was divided', async () => {
    const halves = `批内序号,${header}\n2,${line('A-2', '3.00')}\n2,${line('A-2b', '4.00')}\n,${line('A-9')}`;
    expect(await merge(id, halves)).toMatchObject({ total: 7, ready: 3, failed: 2 });
    expect((await rowsOf(id, 'ready')).map(row => [row.position, row.businessNumber])).toEqual([
      [2, 'A-2'],
      [6, 'A-2b'],
      [7, 'A-9'],
    ]);
  });

  it('cannot issue again what another row of the batch has', async () => {
    const text = `批内序号,${header}\n2,${line('A-1')}\n3,${line('A-4', '1.00')}`;
    await merge(id, text);
    expect(await statuses()).toEqual(['issued', 'same', 'conflict', 'issued', 'invalid']);
    expect(await run(id)).toMatchObject({ issued: 2, same: 1 });
  });
});

describe('a file issued in one go', () => {
  it('reports row by row, as the command line prints it, and can be asked again', async () => {
    await desk.lease(50);
    const all = [draftOf('F-1'), draftOf('F-2', 'x'), draftOf('F-1', '5.00')];
    const report = await desk.issueFile(all);
    expect(report).toMatchObject({
      ...{ issued: 1, same: 0, failed: 2 },
      rows: [
        { lines: [1], businessNumber: 'F-1', status: 'issued', number: '0000000001', totalFen: 10_000 },
        { lines: [2], status: 'invalid', problems: [{ field: 'items[0].amount' }] },
        { lines: [3], status: 'conflict', problems: [{ code: 'business_number_conflict' }] },
      ],
    });
    expect(report.rows[0]?.checkCode).toMatch(/^[0-9A-Za-z]{6}$/);
    expect(Object.keys(report.rows[2] ?? {})).toEqual(['lines', 'businessNumber', 'status', 'problems']);
    expect((await desk.issueFile(all)).rows[0]).toEqual({ ...report.rows[0], status: 'same' });
  });

  it('says of every row why when nothing can be issued', async () => {
    await desk.lease(50);
    desk.clock.wall -= 3_600_000;
    expect(await desk.issueFile(drafts('F', 2))).toMatchObject({
      ...{ issued: 0, same: 0, failed: 2 },
      rows: [{ status: 'stopped', problems: [{ field: '', code: 'clock_doubtful' }] }, { status: 'stopped' }],
    });
  });
});
