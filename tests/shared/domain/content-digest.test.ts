import { describe, expect, it } from 'vitest';
import { digestedContent } from '../../../src/shared/domain/content-digest.ts';
import type { DraftText } from '../../../src/shared/domain/draft.ts';
import { parseDraft } from '../../../src/shared/domain/parse-draft.ts';

const text: DraftText = {
  businessNumber: 'HIS-1124-0031',
  kind: '0601',
  payer: { type: '1', name: '孟静', code: '329900198203041001' },
  items: [
    { itemCode: '09', quantity: '2', unit: '项', price: '36.8', amount: '73.60', itemRemark: '阿莫西林' },
  ],
  remark: '复诊',
  payMode: '微信',
  handler: '徐芳',
  checker: '汤丽',
  ext: { FundPayAmount: '30.00', Age: '41 岁' },
};

function content(change: Partial<DraftText> = {}): string {
  const parsed = parseDraft({ ...text, ...change });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return digestedContent(parsed.draft);
}

describe('digestedContent', () => {
  it('is the canonical JSON of kind, payer, items, amounts, remark and extension fields', () => {
    expect(content()).toBe(
      '{"ext":{"Age":"41 岁","FundPayAmount":"30.00"},' +
        '"items":[{"amountFen":7360,"itemCode":"09","itemRemark":"阿莫西林","price":"36.8","quantity":"2","unit":"项"}],' +
        '"kind":"0601","payer":{"code":"329900198203041001","name":"孟静","type":"1"},"remark":"复诊","totalFen":7360}',
    );
  });

  it('is the same for another spelling of the same content', () => {
    const spelt = content({
      payer: { type: '个人', name: ' 孟静 ', code: '329900198203041001' },
      items: [
        {
          itemCode: '09',
          quantity: '２.0',
          unit: '项 ',
          price: '036.80',
          amount: '73.6',
          itemRemark: '阿莫西林',
        },
      ],
      ext: { Age: '41 岁', School: ' ', FundPayAmount: '30.00' },
    });
    expect(spelt).toBe(content());
    expect(content({ remark: 'e\u0301' })).toBe(content({ remark: '\u00e9' }));
  });

  it('does not know who issued it, how it was paid, or under which number', () => {
    expect(content({ businessNumber: 'HIS-2', payMode: '现金', handler: undefined, checker: '季红' })).toBe(
      content(),
    );
  });

  it.each<readonly [string, Partial<DraftText>]>([
    ['kind', { kind: '0602' }],
    ['payer’s name', { payer: { type: '1', name: '孟婧', code: '329900198203041001' } }],
    ['payer’s code', { payer: { type: '1', name: '孟静' } }],
    ['payer’s type', { payer: { type: '2', name: '孟静', code: '329900198203041001' } }],
    ['amount', { items: [{ itemCode: '09', quantity: '2', unit: '项', price: '36.8', amount: '73.61' }] }],
    ['number of items', { items: [] }],
    ['remark', { remark: undefined }],
    ['extension field', { ext: { FundPayAmount: '30.01', Age: '41 岁' } }],
  ])('changes with the %s', (_, change) => {
    expect(content(change)).not.toBe(content());
  });
});
