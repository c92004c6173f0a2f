import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { csvLines } from '../../../src/main/exchange/csv-lines.ts';
import { decodeText } from '../../../src/main/exchange/decode-text.ts';
import type { DraftRow } from '../../../src/main/exchange/draft-row.ts';
import { readDraftSheet } from '../../../src/main/exchange/draft-sheet.ts';

const readBytes = (bytes: Uint8Array): readonly DraftRow[] => readDraftSheet(csvLines(decodeText(bytes)));
const read = (...lines: readonly string[]): readonly DraftRow[] =>
  readBytes(new TextEncoder().encode(lines.join('\n')));

const header = '业务流水号,票据种类,交款人类型,交款人,信用代码,项目编码,数量,单位,标准,金额,项目备注,备注';
const row = (businessNumber: string, amount = '10.00', payer = '王静'): string =>
  `${businessNumber},0101,个人,${payer},,10304010107,1,本,10,${amount},,`;

const problemsOf = (found: DraftRow | undefined) =>
  found?.state === 'unreadable' ? found.problems.map(problem => [problem.field, problem.code]) : [];

describe('the columns of a CSV file', () => {
  it('may be Chinese', () => {
    expect(read(header, `A-1,0101,个人,王静,,10304010107,1,本,10,10.00,换证,窗口 3`)).toEqual([
      {
        state: 'readable',
        lines: [2],
        businessNumber: 'A-1',
        draft: {
          businessNumber: 'A-1',
          kind: '0101',
          payer: { type: '个人', name: '王静', code: undefined },
          items: [
            {
              itemCode: '10304010107',
              quantity: '1',
              unit: '本',
              price: '10',
              amount: '10.00',
              itemRemark: '换证',
            },
          ],
          remark: '窗口 3',
        },
      },
    ]);
  });

  it('may be English, in any order and case, with XML element names among them', () => {
    const [found] = read(
      'AMOUNT,itemCode,payerName,payerType,kind,businessNumber,payMode,handler,checker,PayCode,StudentID',
      '5500.00,10304270102,江文博,1,0101,XF-1,微信,钱小雨,顾文娟,3299,24001',
    );
    expect(found).toMatchObject({
      businessNumber: 'XF-1',
      draft: {
        kind: '0101',
        payer: { type: '1', name: '江文博' },
        items: [{ itemCode: '10304270102', amount: '5500.00' }],
        payMode: '微信',
        handler: '钱小雨',
        checker: '顾文娟',
        ext: { PayCode: '3299', StudentID: '24001' },
      },
    });
  });

  it.each([
    ['an unknown one', `${header},项目名称`, '项目名称'],
    ['one that the desk fills in itself', `${header},RelatedInvoiceCode`, 'RelatedInvoiceCode'],
    ['the same one twice', `${header},金额`, '金额'],
    ['the same one in both languages', `${header},amount`, 'amount'],
    ['no business number', '票据种类,交款人', '业务流水号'],
    ['nothing at all', '', '没有内容'],
  ])('refuse the file for %s, naming it', (_, titles, named) => {
    expect(() => read(titles, '')).toThrow(expect.objectContaining({ code: 'file_unreadable' }));
    expect(() => read(titles, '')).toThrow(named);
  });

  it('may have empty ones at the end, as spreadsheets leave them', () => {
    const [clean, stray] = read(`${header},,`, `${row('A-1')},,`, `${row('A-2')},,多出来的`);
    expect(clean?.state).toBe('readable');
    expect(problemsOf(stray)).toEqual([['', 'row_malformed']]);
  });
});

describe('the lines of a CSV file', () => {
  it('are items of one invoice while the business number stays the same', () => {
    const found = read(header, row('A-1'), row('A-1', '15.00'), row('A-2'), row('A-1', '10.00'));
    expect(found.map(({ lines, businessNumber }) => [businessNumber, lines])).toEqual([
      ['A-1', [2, 3]],
      ['A-2', [4]],
      ['A-1', [5]],
    ]);
    expect(found[0]).toMatchObject({ draft: { items: [{ amount: '10.00' }, { amount: '15.00' }] } });
  });

  it('without a business number are never put together', () => {
    expect(read(header, row(''), row('')).map(({ lines }) => lines)).toEqual([[2], [3]]);
  });

  it('are counted as an editor counts them: blank ones and those inside quotes too', () => {
    for (const feed of ['\n', '\r\n']) {
      const text = [
        header,
        '',
        '"A-1",0101,个人,王静,,10304010107,1,本,10,10.00,,"第一行',
        '',
        '第三行"',
        ',,,,,,,,,,,',
        row('A-2'),
      ];
      const found = readBytes(new TextEncoder().encode(text.join(feed)));
      expect(found.map(({ lines }) => lines)).toEqual([[3], [7]]);
      expect(found[0]).toMatchObject({ draft: { remark: `第一行${feed}${feed}第三行` } });
    }
  });

  it('that contradict the first line of their invoice are a conflict in that field', () => {
    const [found] = read(
      `${header},PayCode`,
      `${row('A-1')}窗口 3,77`,
      'A-1,0201,单位,王敬,X,10304010105,1,本,15,15.00,,窗口 4,78',
    );
    expect(problemsOf(found)).toEqual([
      ['kind', 'row_conflict'],
      ['payer.type', 'row_conflict'],
      ['payer.name', 'row_conflict'],
      ['payer.code', 'row_conflict'],
      ['remark', 'row_conflict'],
      ['ext.PayCode', 'row_conflict'],
    ]);
    expect(found).toMatchObject({
      lines: [2, 3],
      problems: [{ message: expect.stringContaining('第 3 行') }, {}, {}, {}, {}, {}],
    });
  });

  it('may leave empty what the first line of their invoice says', () => {
    const [found] = read(header, `${row('A-1')}窗口 3`, 'A-1,,,,,10304010105,1,本,15,15.00,,');
    expect(found?.state).toBe('readable');
  });

  it('with too many or too few columns are malformed, and the others go on', () => {
    const found = read(header, `${row('A-1')},x`, row('A-2'), 'A-3,0101', row('A-4'));
    expect(found.map(({ state }) => state)).toEqual(['unreadable', 'readable', 'unreadable', 'readable']);
    expect(problemsOf(found[2])).toEqual([['', 'row_malformed']]);
  });

  it('with misplaced quotes are malformed rather than guessed', () => {
    const found = read(
      header,
      row('A-1', '10.00', '"王"静'),
      row('A-2', '10.00', '王"静'),
      row('A-3', '10.00', '"王""静"'),
    );
    expect(found.map(problemsOf)).toEqual([[['', 'row_malformed']], [['', 'row_malformed']], []]);
    expect(found[2]).toMatchObject({ draft: { payer: { name: '王"静' } } });
  });

  it.each([
    ['of the same number', 'A-1,0101'],
    ['of no number', ',0101'],
    ['of a broken number between its lines', 'A-,0101'],
  ])(
    'that are malformed and %s spoil the invoice they stand in, which must not go out without them',
    (_, bad) => {
      const found = read(header, row('A-1'), bad, row('A-1', '15.00'), row('A-2'));
      expect(found.map(({ lines, state }) => [lines, state])).toEqual([
        [[2, 3, 4], 'unreadable'],
        [[5], 'readable'],
      ]);
    },
  );

  it('without a business number, when malformed, spoil the invoice before them', () => {
    const found = read(header, row('A-1'), ',0101', row('A-2'));
    expect(found.map(({ lines, state }) => [lines, state])).toEqual([
      [[2, 3], 'unreadable'],
      [[4], 'readable'],
    ]);
  });

  it('refuse the file when a quotation mark is never closed', () => {
    expect(() => read(header, row('A-1'), 'A-2,"0101,个人')).toThrow(
      expect.objectContaining({ code: 'file_unreadable' }),
    );
  });

  it('with damaged characters are malformed in that field', () => {
    const damaged = iconv.encode(
      [header, row('A-1'), row('A-2', '10.00', '张?'), row('A-3')].join('\r\n'),
      'gb18030',
    );
    damaged[damaged.indexOf('?')] = 0xff;
    const found = readBytes(damaged);
    expect(found.map(problemsOf)).toEqual([[], [['payer.name', 'row_malformed']], []]);
    expect(found[1]).toMatchObject({ problems: [{ message: expect.stringContaining('第 3 行') }] });
  });

  it.each([
    ['payer.code', 'A-1,0101,个人,王静,3.29901E+17,10304010107,1,本,10,10.00,,'],
    ['businessNumber', '2.0261124E+15,0101,个人,王静,,10304010107,1,本,10,10.00,,'],
    ['items[0].itemCode', 'A-1,0101,个人,王静,,1.03040E+10,1,本,10,10.00,,'],
    ['payer.code', 'A-1,0101,个人,王静,329900198203041000,10304010107,1,本,10,10.00,,'],
  ])('that Excel truncated say so at %s', (field, line) => {
    expect(problemsOf(read(header, line)[0])).toEqual([[field, 'import_number_truncated']]);
  });
});

describe('CSV in both charsets', () => {
  const cell = fc
    .array(fc.constantFrom(...'王李𫖮䶮㛃 "",，\n。a1·—'), { maxLength: 12 })
    .map(parts => parts.join(''));
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const invoice = fc.record({
    name: cell,
    remark: cell,
    itemRemarks: fc.array(cell, { minLength: 1, maxLength: 3 }),
  });

  it('gives back every cell and the line it starts on', () => {
    fc.assert(
      fc.property(
        fc.array(invoice, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('utf8', 'gb18030'),
        fc.constantFrom('\n', '\r\n'),
        (invoices, charset, feed) => {
          const records = invoices.flatMap(({ name, remark, itemRemarks }, index) =>
            itemRemarks.map(itemRemark =>
              [`A-${index}`, '0101', '个人', name, '', '10304010107', '', '', '', '10.00', itemRemark, remark]
                .map(quoted)
                .join(','),
            ),
          );
          const starts = records.map(
            (_, index) => 2 + records.slice(0, index).join('\n').split('\n').length - (index === 0 ? 1 : 0),
          );
          const found = readBytes(iconv.encode([header, ...records, ''].join(feed), charset));
          expect(found.flatMap(({ lines }) => lines)).toEqual(starts);
          const blank = (text: string) => (text.trim() === '' ? undefined : text);
          expect(found.map(one => (one.state === 'readable' ? one.draft : one.problems))).toEqual(
            invoices.map(({ name, remark, itemRemarks }, index) =>
              expect.objectContaining({
                businessNumber: `A-${index}`,
                payer: { type: '个人', name, code: undefined },
                remark: blank(remark),
                items: itemRemarks.map(itemRemark =>
                  expect.objectContaining({ itemRemark: blank(itemRemark) }),
                ),
              }),
            ),
          );
        },
      ),
    );
  });
});
