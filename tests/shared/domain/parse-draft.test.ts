import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DraftText, ItemText } from '../../../src/shared/domain/draft.ts';
import { parseDraft } from '../../../src/shared/domain/parse-draft.ts';

const item: ItemText = { itemCode: '10304430101', quantity: '320', unit: '吨', price: '0.70', amount: '224' };
const text: DraftText = {
  businessNumber: 'GZ-1',
  kind: '0101',
  payer: { type: '单位', name: '淮安市清浦船务有限公司', code: '91350100M000100Y43' },
  items: [item],
};

const problemsOf = (change: Partial<DraftText>) => {
  const parsed = parseDraft({ ...text, ...change });
  return parsed.ok ? [] : parsed.problems.map(problem => [problem.field, problem.code]);
};

describe('parseDraft', () => {
  it('turns text into fen, plain decimals and a sum', () => {
    const parsed = parseDraft({ ...text, items: [item, { itemCode: '10304430103', amount: '0.05' }] });
    expect(parsed).toEqual({
      ok: true,
      draft: {
        businessNumber: 'GZ-1',
        kind: '0101',
        payer: { type: '2', name: '淮安市清浦船务有限公司', code: '91350100M000100Y43' },
        items: [
          { itemCode: '10304430101', quantity: '320', unit: '吨', price: '0.7', amountFen: 22_400 },
          { itemCode: '10304430103', amountFen: 5 },
        ],
        totalFen: 22_405,
        ext: {},
      },
    });
  });

  it('composes, trims and forgets what is empty', () => {
    const parsed = parseDraft({
      ...text,
      businessNumber: ' GZ-1 ',
      payer: { type: ' 1 ', name: ' Ande\u0301 ', code: ' ' },
      remark: '',
      ext: { PayCode: ' 77 ', Age: '' },
    });
    expect(parsed).toMatchObject({
      draft: {
        businessNumber: 'GZ-1',
        payer: { type: '1', name: 'And\u00e9', code: undefined },
        ext: { PayCode: '77' },
      },
    });
    expect(parsed.ok && parsed.draft.remark).toBeUndefined();
  });

  it('reports everything that cannot be read, at once', () => {
    expect(
      problemsOf({
        businessNumber: ' ',
        kind: '101',
        payer: { type: '企业', name: '' },
        items: [
          { itemCode: '', quantity: '两', price: '1,5', amount: '12.345' },
          { ...item, amount: '' },
        ],
      }),
    ).toEqual([
      ['businessNumber', 'business_number_invalid'],
      ['kind', 'kind_unknown'],
      ['payer.type', 'payer_type_invalid'],
      ['items[0].amount', 'amount_invalid'],
      ['items[0].quantity', 'number_invalid'],
      ['items[0].price', 'number_invalid'],
      ['items[1].amount', 'amount_invalid'],
    ]);
  });

  it('takes a business number of 50 characters and no more', () => {
    expect(problemsOf({ businessNumber: 'x'.repeat(50) })).toEqual([]);
    expect(problemsOf({ businessNumber: 'x'.repeat(51) })).toEqual([
      ['businessNumber', 'business_number_invalid'],
    ]);
    expect(problemsOf({ businessNumber: '𫖮'.repeat(50) })).toEqual([]);
  });

  it('refuses a sum that does not fit on an invoice', () => {
    const largest = { ...item, amount: '99999999999.99' };
    expect(problemsOf({ items: [largest] })).toEqual([]);
    expect(problemsOf({ items: [largest, { ...item, amount: '0.01' }] })).toEqual([
      ['items', 'amount_invalid'],
    ]);
  });

  it('does not take inherited names for a payer type', () => {
    for (const type of ['constructor', 'toString', '__proto__'])
      expect(problemsOf({ payer: { type, name: '王静' } })).toEqual([['payer.type', 'payer_type_invalid']]);
  });

  it('keeps an extension field that is called __proto__ as a field', () => {
    const parsed = parseDraft({ ...text, ext: JSON.parse('{"__proto__": "x"}') });
    expect(parsed.ok && Object.keys(parsed.draft.ext)).toEqual(['__proto__']);
  });

  it('never throws, whatever is typed', () => {
    const any = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(any, any, any, any, (businessNumber, kind, amount, quantity) => {
        parseDraft({ ...text, businessNumber, kind, items: [{ itemCode: kind, amount, quantity }] });
      }),
    );
  });
});
