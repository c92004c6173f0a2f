import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { readDraftFile } from '../../../../src/main/exchange/draft-file.ts';
import { templateCsv } from '../../../../src/renderer/features/batches/template.ts';
import type { CatalogueView } from '../../../../src/shared/contract/catalogue.ts';

const catalogue = JSON.parse(readFileSync('assets/practice/catalogue.json', 'utf8')) as Pick<
  CatalogueView,
  'kinds' | 'items'
>;

it('is a file that the desk itself reads: three invoices, one of two items, of the unit’s own catalogue', async () => {
  const bytes = new TextEncoder().encode(templateCsv(catalogue));
  const rows = await readDraftFile({ name: '批量开票模板.csv', bytes });
  expect(rows.map(({ state, businessNumber }) => [state, businessNumber])).toEqual([
    ['readable', '样例-1'],
    ['readable', '样例-2'],
    ['readable', '样例-3'],
  ]);
  expect(rows.map(({ draft }) => draft.items.length)).toEqual([1, 1, 2]);
});

it('opens in a spreadsheet as UTF-8 and quotes what has a comma', () => {
  const text = templateCsv({
    ...catalogue,
    items: [{ code: '1', name: '费', kinds: ['0101'], unit: '张,本', price: '5' }],
  });
  expect(text.startsWith('\uFEFF业务流水号,')).toBe(true);
  const [row] = parse(text, { bom: true, columns: true }) as Record<string, string>[];
  expect(row).toMatchObject({ 单位: '张,本', 标准: '5', 金额: '5.00' });
});

it('is the columns alone where the catalogue has nothing to charge for', () => {
  expect(templateCsv({ kinds: [], items: [] }).trim().split('\r\n')).toHaveLength(1);
});
