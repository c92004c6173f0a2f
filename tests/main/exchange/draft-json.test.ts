import { describe, expect, it } from 'vitest';
import { readDraftJson } from '../../../src/main/exchange/draft-json.ts';

const read = (...entries: readonly unknown[]) => readDraftJson(JSON.stringify(entries));

const entry = {
  businessNumber: 'HIS-1',
  kind: '0601',
  payer: { type: '个人', name: '孟静' },
  items: [{ itemCode: '09', quantity: '2', price: '36.8', amount: '73.60' }],
  ext: { FundPayAmount: '30.00' },
};

describe('a JSON file', () => {
  it('is an array of drafts, numbered from 1', () => {
    expect(read(entry, { ...entry, businessNumber: ' HIS-2 ', remark: '复诊' })).toEqual([
      { state: 'readable', lines: [1], businessNumber: 'HIS-1', draft: entry },
      {
        state: 'readable',
        lines: [2],
        businessNumber: 'HIS-2',
        draft: { ...entry, businessNumber: ' HIS-2 ', remark: '复诊' },
      },
    ]);
  });

  it.each([
    [
      'an amount',
      { ...entry, items: [{ itemCode: '09', amount: 73.6 }] },
      'items[0].amount',
      'amount_invalid',
    ],
    [
      'a quantity',
      { ...entry, items: [{ itemCode: '09', amount: '1', quantity: 2 }] },
      'items[0].quantity',
      'number_invalid',
    ],
    ['an extension amount', { ...entry, ext: { FundPayAmount: 30 } }, 'ext.FundPayAmount', 'amount_invalid'],
    ['a kind', { ...entry, kind: 601 }, 'kind', 'row_malformed'],
    ['a business number', { ...entry, businessNumber: 20261124 }, 'businessNumber', 'row_malformed'],
  ])('with a number where %s must be text says so', (_, wrong, field, code) => {
    const [bad, good] = read(wrong, entry);
    expect(bad).toMatchObject({ state: 'unreadable', lines: [1], problems: [{ field, code }] });
    expect(good?.state).toBe('readable');
  });

  it.each([
    ['an entry that is no object', null, ''],
    ['a misspelt member', { ...entry, remarks: 'x' }, 'remarks'],
    [
      'a misspelt item member',
      { ...entry, items: [{ itemCode: '09', amount: '1.00', ammount: '2.00' }] },
      'items[0].ammount',
    ],
    ['items that are no list', { ...entry, items: { itemCode: '09' } }, 'items'],
    ['an item that is no object', { ...entry, items: ['09'] }, 'items[0]'],
    ['a payer that is a name', { ...entry, payer: '孟静' }, 'payer'],
    ['extensions that are a list', { ...entry, ext: ['x'] }, 'ext'],
    ['damaged characters', { ...entry, remark: '复\uFFFD' }, 'remark'],
  ])('with %s is unreadable there and nowhere else', (_, wrong, field) => {
    const [bad, good] = read(wrong, entry);
    expect(bad).toMatchObject({ state: 'unreadable', problems: [{ field, code: 'row_malformed' }] });
    expect(good?.state).toBe('readable');
  });

  it('reports digits that a spreadsheet dropped on the way', () => {
    const [bad] = read({ ...entry, payer: { type: '个人', name: '孟静', code: '3.29901E+17' } });
    expect(bad).toMatchObject({ problems: [{ field: 'payer.code', code: 'import_number_truncated' }] });
  });

  it('leaves missing members to the rules of a draft', () => {
    expect(read({ businessNumber: 'HIS-3' })).toMatchObject([
      { state: 'readable', draft: { kind: '', payer: { type: '', name: '' }, items: [] } },
    ]);
  });

  it.each([['[{"businessNumber": "A-1"'], ['{"businessNumber": "A-1"}'], ['']])(
    'that is not a whole array is unreadable: %s',
    text => {
      expect(() => readDraftJson(text)).toThrow(expect.objectContaining({ code: 'file_unreadable' }));
    },
  );
});
