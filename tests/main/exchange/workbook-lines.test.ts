import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { csvLines } from '../../../src/main/exchange/csv-lines.ts';
import { readDraftFile } from '../../../src/main/exchange/draft-file.ts';
import { workbookCellText } from '../../../src/main/exchange/workbook-cell.ts';
import { workbookLines } from '../../../src/main/exchange/workbook-lines.ts';
import { aWorkbook, type CellOf, styles } from './a-workbook.ts';

const cellsOf = async (...cells: readonly CellOf[]) => (await workbookLines(aWorkbook([cells])))[0]?.cells;
const readBook = (...rows: readonly (readonly CellOf[])[]) =>
  readDraftFile({ name: '收费.xlsx', bytes: aWorkbook(rows) });

const header = ['业务流水号', '票据种类', '交款人类型', '交款人', '信用代码', '项目编码', '金额', '备注'];
const rowOf = (businessNumber: string, amount: CellOf, code: CellOf = '', remark: CellOf = ''): CellOf[] => [
  ...[businessNumber, '0101', '个人', '王静', code, '10304010107', amount, remark],
];

describe('a workbook', () => {
  it('gives the drafts of the CSV that has the same cells', async () => {
    const bytes = readFileSync(new URL('../../../assets/samples/charges.csv', import.meta.url));
    const lines = csvLines(bytes.toString());
    const fromBook = await readDraftFile({
      name: 'charges.xlsx',
      bytes: aWorkbook(lines.map(({ cells }) => [...cells])),
    });
    expect(fromBook).toEqual(await readDraftFile({ name: 'charges.csv', bytes }));
    expect(fromBook.length).toBeGreaterThan(200);
  });

  it('is read from its first sheet with content, under the row numbers it shows', async () => {
    const rows = [[], header, rowOf('A-1', '10.00'), [], rowOf('A-2', '15.00')];
    const bytes = aWorkbook([], [['', ' ']], rows, [['业务流水号'], ['Z-9']]);
    const found = await readDraftFile({ name: '收费.XLSX', bytes });
    expect(found.map(({ businessNumber, lines }) => [businessNumber, lines])).toEqual([
      ['A-1', [3]],
      ['A-2', [5]],
    ]);
  });

  it.each<[string, CellOf, string]>([
    ['an amount', { number: '224.1' }, '224.1'],
    ['an amount with the noise of a sum', { number: '224.10000000000002' }, '224.1'],
    ['a small number', { number: '1.0000000000000001E-5' }, '0.00001'],
    ['a negative number', { number: '-0.30000000000000004' }, '-0.3'],
    ['a whole number', { number: '100' }, '100'],
    ['fifteen digits', { number: '202611241000123' }, '202611241000123'],
    ['fifteen digits in exponent form', { number: '2.02611241000123E14' }, '202611241000123'],
    ['zero', { number: '0' }, '0'],
    ['a number in sixteen digits', { number: '3.2010619900101E+17' }, '3.2010619900101E+17'],
    ['a date', { number: '46350', style: styles.date }, '2026-11-24'],
    ['a date in Chinese', { number: '46350', style: styles.day }, '2026-11-24'],
    ['a date with a time', { number: '46350.4312847222', style: styles.date }, '2026-11-24 10:21:03'],
    ['a time', { number: '0.43128472222', style: styles.date }, '10:21:03'],
    ['true', { xml: '<c t="b"><v>1</v></c>' }, 'TRUE'],
    ['a text of digits', '320106199001011234', '320106199001011234'],
    ['the result of a formula', { xml: '<c><f>A1*2</f><v>30.5</v></c>' }, '30.5'],
    ['the text of a formula', { xml: '<c t="str"><f>A1&amp;"x"</f><v>李x</v></c>' }, '李x'],
  ])('gives %s as it was meant', async (_, cell, text) => {
    expect(await cellsOf(cell)).toEqual([text]);
  });

  it('keeps every decimal that Excel can keep', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 14 }), fc.integer({ min: 0, max: 8 }), (digits, scale) => {
        const text = String(digits).padStart(scale + 1, '0');
        const whole = text.slice(0, text.length - scale);
        const fraction = text.slice(text.length - scale).replace(/0+$/, '');
        const plain = fraction === '' ? whole : `${whole}.${fraction}`;
        const stored = Number(`${digits}e-${scale}`).toPrecision(17);
        expect(workbookCellText({ raw: stored })).toBe(plain);
      }),
      { numRuns: 2000 },
    );
  });

  it('says where a number has lost its last digits, and takes the same digits as text', async () => {
    const lost = { number: '320106199001011230' };
    const [bad, good] = await readBook(
      header,
      rowOf('A-1', '10.00', lost),
      rowOf('A-2', '10.00', '320106199001011234'),
    );
    expect(bad).toMatchObject({
      state: 'unreadable',
      lines: [2],
      problems: [{ field: 'payer.code', code: 'import_number_truncated' }],
      draft: { payer: { code: '3.20106199001011E+17' } },
    });
    expect(good?.state).toBe('readable');
  });

  it.each<[string, CellOf]>([
    ['an error', { xml: '<c t="e"><f>VLOOKUP(A2,B:C,2,0)</f><v>#N/A</v></c>' }],
    ['no result', { xml: '<c><f>VLOOKUP(A2,B:C,2,0)</f></c>' }],
    ['an empty result', { xml: '<c t="n"><f>1+1</f><v></v></c>' }],
  ])('whose formula has %s spoils that row instead of leaving the cell empty', async (_, cell) => {
    const [bad, good] = await readBook(header, rowOf('A-1', '10.00', '', cell), rowOf('A-2', '10.00'));
    expect(bad).toMatchObject({
      state: 'unreadable',
      problems: [{ field: 'remark', code: 'row_malformed' }],
    });
    expect(good?.state).toBe('readable');
  });

  it('whose formula gives an empty text has an empty cell', async () => {
    const empty = { xml: '<c t="str"><f>""</f><v></v></c>' };
    const [found] = await readBook(header, rowOf('A-1', '10.00', '', empty));
    expect(found?.state).toBe('readable');
  });
});

describe('a workbook that cannot be read', () => {
  const whole = aWorkbook([header, rowOf('A-1', '10.00')]);
  const compound = (text: string) =>
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(500),
      Buffer.from(text, 'utf16le'),
      Buffer.alloc(500),
    ]);
  it.each<[string, Uint8Array, RegExp]>([
    ['has a password', compound('EncryptedPackage'), /密码.*没有占用号码.*去掉密码/],
    ['is of before 2007', compound('Workbook'), /\.xls.*没有占用号码.*另存为/],
    ['is cut off', whole.subarray(0, whole.length - 40), /不是完好的.*没有占用号码/],
    ['is cut in the middle', whole.subarray(0, 700), /不是完好的/],
    ['is empty', new Uint8Array(), /不是完好的/],
    ['is text', strToU8('业务流水号,票据种类'), /不是完好的/],
    ['is another archive', zipSync({ 'a.txt': strToU8('a') }), /不是完好的/],
    ['has broken XML', aWorkbook([[{ xml: '<c><v>1' }]]), /不是完好的/],
    ['has nothing in it', aWorkbook([], []), /没有内容/],
  ])('because it %s says so and what to do', async (_, bytes, message) => {
    const reading = readDraftFile({ name: '收费.xlsx', bytes });
    await expect(reading).rejects.toMatchObject({ code: 'file_unreadable' });
    await expect(reading).rejects.toThrow(message);
  });
});

describe('a file of another kind', () => {
  it.each(['charges.xls', 'charges', 'charges.csv.zip'])(
    'is refused with what is accepted: %s',
    async name => {
      const reading = readDraftFile({ name, bytes: new Uint8Array() });
      await expect(reading).rejects.toMatchObject({ code: 'file_unreadable' });
      await expect(reading).rejects.toThrow(/\.csv、\.xlsx 和 \.json/);
    },
  );
});
