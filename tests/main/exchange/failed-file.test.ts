import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLines } from '../../../src/main/exchange/csv-lines.ts';
import { decodeText } from '../../../src/main/exchange/decode-text.ts';
import { readDraftFile } from '../../../src/main/exchange/draft-file.ts';
import { type FailedRow, writeFailedFile } from '../../../src/main/exchange/failed-file.ts';
import type { DraftText, ItemText } from '../../../src/shared/domain/draft.ts';
import { aWorkbook } from './a-workbook.ts';

const draft: DraftText = {
  businessNumber: '20261124-0031',
  kind: '0101',
  payer: { type: '单位', name: '王静', code: '320106199001011234' },
  items: [{ itemCode: '10304010107', quantity: '1', unit: '本', price: '10', amount: '10.00' }],
};
const failed = (position: number, change: Partial<DraftText> = {}): FailedRow => ({
  position,
  draft: { ...draft, businessNumber: `A-${position}`, ...change },
  problems: [{ field: 'payer.name', code: 'payer_name_missing', message: '交款人不能为空' }],
});
const readBack = (rows: readonly FailedRow[]) =>
  readDraftFile({ name: '待改.csv', bytes: writeFailedFile(rows) });
const cellsOf = (rows: readonly FailedRow[]) => csvLines(decodeText(writeFailedFile(rows)));

/** Reads a file, writes what failed in it, reads that. */
async function roundTrip(...lines: readonly string[]) {
  const read = await readDraftFile({ name: 'a.csv', bytes: new TextEncoder().encode(lines.join('\n')) });
  return readBack(
    read.map((row, index) => ({
      position: index + 1,
      draft: row.draft,
      problems: row.state === 'unreadable' ? row.problems : [],
    })),
  );
}

const header = '业务流水号,票据种类,交款人类型,交款人,信用代码,项目编码,数量,单位,标准,金额,项目备注,备注';
const line = (businessNumber: string, payer = '王静', remark = '') =>
  `${businessNumber},0101,个人,${payer},,10304010107,1,本,10,10.00,,${remark}`;

describe('the file of failed rows', () => {
  it('is UTF-8 with a byte order mark and has every column one may need, place and reason first', () => {
    const bytes = writeFailedFile([failed(37, { ext: { PayCode: '3299' } })]);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [titles, cells] = csvLines(decodeText(bytes));
    expect(titles?.cells.join()).toBe(
      '批内序号,原因,业务流水号,票据种类,交款人类型,交款人,信用代码,项目编码,数量,单位,标准,金额,项目备注,备注,收款方式,收款人,复核人,PayCode',
    );
    expect(cells?.cells.slice(0, 3)).toEqual(['37', '交款人不能为空', 'A-37']);
  });

  it('is read back with its places, and place and reason are no data', async () => {
    const two = { items: [...draft.items, { itemCode: '10304010105', amount: '15.00' }] };
    const rows = [failed(3, two), failed(7, { payer: { type: '1', name: '' } })];
    expect(await readBack(rows)).toMatchObject([
      { state: 'readable', lines: [2, 3], position: 3, draft: rows[0]?.draft },
      { state: 'readable', lines: [4], position: 7, draft: rows[1]?.draft },
    ]);
  });

  it('gives every text back as it was', async () => {
    const character = fc.constantFrom(...'=+-@\'"＝＠0123456789,;\t\n a王𫖮E.');
    const text = fc.array(character, { maxLength: 8 }).map(parts => parts.join(''));
    const optional = text.map(one => (one.trim() === '' ? undefined : one));
    const item: fc.Arbitrary<ItemText> = fc.record({
      itemCode: text.map(one => `I${one}`),
      quantity: optional,
      unit: optional,
      price: optional,
      amount: text,
      itemRemark: optional,
    });
    const any: fc.Arbitrary<DraftText> = fc.record({
      businessNumber: text.map(one => `B${one}`.trim()),
      kind: text.map(one => `k${one}`),
      payer: fc.record({
        type: text,
        name: text,
        code: optional.map(one => (one === undefined ? one : `${one}x`)),
      }),
      items: fc.array(item, { minLength: 1, maxLength: 3 }),
      remark: optional,
      payMode: optional,
      handler: optional,
      checker: optional,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(any, { minLength: 1, maxLength: 4 }), async drafts => {
        const rows = drafts.map((one, index) => ({ position: index + 1, draft: one, problems: [] }));
        expect((await readBack(rows)).map(row => row.draft)).toEqual(drafts);
      }),
    );
  });

  it('has no cell that a spreadsheet computes, shortens or takes for a date', () => {
    const wild = ['=HYPERLINK("http://a","b")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', "'x", '0101'];
    const rows = wild.map((text, index) =>
      failed(index + 1, {
        businessNumber: `${text}1`,
        payer: { type: '2', name: text, code: '320106199001011234' },
        remark: '2026-11-24',
        items: [{ itemCode: '010', amount: text, quantity: text, itemRemark: text }],
      }),
    );
    const amounts = [8, 10, 11];
    for (const { cells } of cellsOf(rows).slice(1))
      for (const [column, cell] of cells.entries()) {
        expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        if (column > 0 && !amounts.includes(column)) expect(cell).not.toMatch(/^\d/);
      }
  });

  it('survives being saved as a workbook', async () => {
    const rows = [failed(3), failed(4, { payer: { type: '2', name: '=1+1', code: '091X' } })];
    const bytes = aWorkbook(cellsOf(rows).map(({ cells }) => [...cells]));
    expect((await readDraftFile({ name: '待改.xlsx', bytes })).map(row => row.draft)).toEqual(
      rows.map(row => row.draft),
    );
  });

  it('keeps two rows of one business number apart', async () => {
    const rows = [failed(3, { businessNumber: 'A-1' }), failed(4, { businessNumber: 'A-1' })];
    expect((await readBack(rows)).map(({ position, lines }) => [position, lines])).toEqual([
      [3, [2]],
      [4, [3]],
    ]);
  });
});

describe('a row that was not corrected', () => {
  it.each([
    ['contradicts itself', [line('A-1', '王静'), line('A-1', '王敬')], 'payer.name'],
    ['says something only later', [line('A-1', '王静'), line('A-1', '王静', '窗口 4')], 'remark'],
  ])('still does when it %s', async (_, lines, field) => {
    const [found] = await roundTrip(header, ...lines);
    expect(found).toMatchObject({ state: 'unreadable', problems: [{ field, code: 'row_conflict' }] });
  });

  it('still lacks the item whose line could not be read', async () => {
    const [found] = await roundTrip(header, line('A-1'), 'A-1,0101', line('A-1'));
    expect(found).toMatchObject({ lines: [2, 3, 4] });
    expect(found?.draft.items.map(({ amount }) => amount)).toEqual(['10.00', '', '10.00']);
  });

  it('has nothing but its number when its only line could not be read', async () => {
    const [found] = await roundTrip(header, `${line('A-1')},多`);
    expect(found?.draft).toEqual({
      businessNumber: 'A-1',
      kind: '',
      payer: { type: '', name: '' },
      items: [{ itemCode: '', amount: '' }],
    });
  });

  it('still has the digits cut off that a spreadsheet cut off', async () => {
    const [found] = await roundTrip(header, line('A-1').replace('王静,', '王静,3.2E+17'));
    expect(found).toMatchObject({ problems: [{ field: 'payer.code', code: 'import_number_truncated' }] });
  });
});
