import { describe, expect, it } from 'vitest';
import type { FeeItem, Kind } from '../../../src/shared/domain/catalogue.ts';
import type { Decimal } from '../../../src/shared/domain/decimal.ts';
import type { DraftText, ItemText } from '../../../src/shared/domain/draft.ts';
import type { KindCode } from '../../../src/shared/domain/ids.ts';
import { issuingProblems } from '../../../src/shared/domain/issuing-problems.ts';
import { parseDraft } from '../../../src/shared/domain/parse-draft.ts';
import { catalogueOf } from '../../support/catalogue-of.ts';

const kind = (code: string, change: Partial<Kind> = {}): Kind => ({
  kind: code as KindCode,
  name: `江苏省票据 ${code}（电子）`,
  templateSuffix: '01',
  faceCode: 'general',
  faceVersion: 1,
  toleranceFen: 1,
  zeroItems: 'refused',
  organizationCode: 'optional',
  ...change,
});
const feeItem = (code: string, ...kinds: readonly string[]): FeeItem => ({
  code,
  name: `项目 ${code}`,
  kinds: kinds as readonly KindCode[],
  price: '0.7' as Decimal,
});

const catalogue = catalogueOf({
  kinds: [
    kind('0101'),
    kind('0401', { organizationCode: 'required', toleranceFen: 0 }),
    kind('0601', { zeroItems: 'allowed' }),
  ],
  items: [feeItem('A', '0101', '0401', '0601'), feeItem('B', '0401')],
});

const item: ItemText = { itemCode: 'A', quantity: '320', price: '0.7', amount: '224.00' };
const text: DraftText = {
  businessNumber: 'GZ-1',
  kind: '0101',
  payer: { type: '2', name: '清浦船务', code: '91350100M000100Y43' },
  items: [item],
};

function problems(change: Partial<DraftText> = {}): readonly (readonly [string, string])[] {
  const parsed = parseDraft({ ...text, ...change });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const missingGlyph = (written: string): string | undefined =>
    [...written].find(character => character === '𱁬');
  return issuingProblems(parsed.draft, { catalogue, missingGlyph }).map(
    ({ field, code }) => [field, code] as const,
  );
}

describe('issuingProblems', () => {
  it('has nothing to say about a sound draft', () => {
    expect(problems()).toEqual([]);
  });

  it('says everything at once', () => {
    expect(
      problems({
        payer: { type: '2', name: '', code: '91350100M000100Y44' },
        items: [
          { itemCode: 'X', amount: '0' },
          { itemCode: 'B', quantity: '1', price: '2', amount: '3' },
        ],
        remark: '换\n行',
        ext: { Colour: '红', FundPayAmount: '三元' },
      }),
    ).toEqual([
      ['remark', 'control_character'],
      ['payer.name', 'payer_name_missing'],
      ['payer.code', 'credit_code_invalid'],
      ['items[0].itemCode', 'item_unknown'],
      ['items[0].amount', 'amount_zero'],
      ['items[1].itemCode', 'item_not_for_kind'],
      ['items[1].amount', 'amount_mismatch'],
      ['ext.Colour', 'ext_unknown'],
      ['ext.FundPayAmount', 'amount_invalid'],
    ]);
  });

  it('stops at a kind that the catalogue does not know', () => {
    expect(problems({ kind: '0801', items: [] })).toEqual([['kind', 'kind_unknown']]);
  });

  it('wants a credit code of an organisation only where the kind does', () => {
    const bare = { type: '2', name: '清浦船务' };
    expect(problems({ payer: bare })).toEqual([]);
    expect(problems({ kind: '0401', payer: bare })).toEqual([['payer.code', 'credit_code_missing']]);
    expect(problems({ kind: '0401', payer: { ...bare, type: '1' } })).toEqual([]);
    expect(problems({ payer: { ...bare, type: '1', code: '任意证件 7' } })).toEqual([]);
  });

  it('allows the kind’s tolerance between amount and quantity × price, and not a fen more', () => {
    const amount = (yuan: string) => ({ items: [{ ...item, amount: yuan }] });
    expect(problems(amount('224.01'))).toEqual([]);
    expect(problems(amount('223.99'))).toEqual([]);
    expect(problems(amount('224.02'))).toEqual([['items[0].amount', 'amount_mismatch']]);
    expect(problems({ kind: '0401', ...amount('224.01') })).toEqual([['items[0].amount', 'amount_mismatch']]);
    expect(problems({ items: [{ itemCode: 'A', quantity: '320', amount: '9.99' }] })).toEqual([]);
  });

  it('refuses zero where the kind does, and negatives everywhere', () => {
    expect(problems({ items: [item, { itemCode: 'A', amount: '0.00' }] })).toEqual([
      ['items[1].amount', 'amount_zero'],
    ]);
    expect(problems({ kind: '0601', items: [{ itemCode: 'A', amount: '0' }] })).toEqual([]);
    expect(problems({ items: [item, { itemCode: 'A', amount: '-0.01' }] })).toEqual([
      ['items[1].amount', 'amount_invalid'],
    ]);
    expect(problems({ items: [{ itemCode: 'A', quantity: '-320', price: '-0.7', amount: '224' }] })).toEqual([
      ['items[0].quantity', 'number_invalid'],
      ['items[0].price', 'number_invalid'],
    ]);
  });

  it('wants at least one item', () => {
    expect(problems({ items: [] })).toEqual([['items', 'items_missing']]);
  });

  it('counts characters, not code units', () => {
    expect(problems({ remark: '𫖮'.repeat(200) })).toEqual([]);
    expect(problems({ remark: '𫖮'.repeat(201) })).toEqual([['remark', 'text_too_long']]);
  });

  it.each([
    ['payer.name', { payer: { type: '1', name: '康𱁬' } }],
    ['remark', { remark: '𱁬' }],
    ['handler', { handler: '𱁬' }],
    ['items[0].unit', { items: [{ ...item, unit: '𱁬' }] }],
    ['items[0].itemRemark', { items: [{ ...item, itemRemark: '𱁬' }] }],
    ['ext.DepartmentName', { ext: { DepartmentName: '𱁬' } }],
  ])('finds what the font cannot draw in %s', (field, change) => {
    expect(problems(change)).toEqual([[field, 'glyph_missing']]);
  });

  it.each(['\u0000', '\t', '\u007f', '\u0085', '\u2028', '\ufeff', '\ufffd', '\ud800'])(
    'refuses the control character %j',
    character => {
      expect(problems({ payer: { type: '1', name: `王${character}静` } })).toEqual([
        ['payer.name', 'control_character'],
      ]);
      expect(problems({ businessNumber: `A${character}1` })).toEqual([
        ['businessNumber', 'control_character'],
      ]);
    },
  );
});
