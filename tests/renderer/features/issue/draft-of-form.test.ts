import { describe, expect, it } from 'vitest';
import { controlOf, draftOf, payerCodeOf } from '../../../../src/renderer/features/issue/draft-of-form.ts';
import { blankForm, blankRow, type IssueForm } from '../../../../src/renderer/features/issue/issue-form.ts';

const filled = { ...blankRow(), itemCode: '103', itemText: '过闸费', amount: '5' };
const searched = { ...blankRow(), itemText: ' gzf ' };
const form: IssueForm = {
  ...blankForm({ payerType: '1', payMode: '现金', checker: '' }),
  payerName: '王芳',
  rows: [blankRow(), filled, blankRow(), searched],
};

describe('the draft of a form', () => {
  it('leaves out rows in which nothing stands and fields that are empty', () => {
    const draft = draftOf(form, { kind: '0101', handler: '周晓敏' });
    expect(draft).toEqual({
      businessNumber: form.ownNumber,
      kind: '0101',
      payer: { type: '1', name: '王芳' },
      items: [
        { itemCode: '103', amount: '5' },
        { itemCode: 'gzf', amount: '' },
      ],
      payMode: '现金',
      handler: '周晓敏',
    });
  });

  it('leads a problem of an item to the row it came from, blank rows not counted', () => {
    expect(controlOf({ field: 'items[0].amount' }, form)).toBe(`${filled.key}.amount`);
    expect(controlOf({ field: 'items[1].itemCode' }, form)).toBe(`${searched.key}.itemCode`);
    expect(controlOf({ field: 'payer.name' }, form)).toBe('payer.name');
    expect(controlOf({ field: 'items' }, form)).toBe(`${form.rows[0]!.key}.itemCode`);
  });

  it('goes under the number that was typed, and carries what stands in 其他信息', () => {
    const draft = draftOf(
      { ...form, businessNumber: 'HIS-1', ext: { PayCode: '3299', School: ' ' } },
      { kind: '0101', handler: '周晓敏' },
    );
    expect(draft).toMatchObject({ businessNumber: 'HIS-1', ext: { PayCode: '3299' } });
  });

  it('writes an organisation’s code in capitals and without spaces, and leaves a person’s alone', () => {
    expect(payerCodeOf({ payerType: '2', payerCode: '9135 0100m000100y43' })).toBe('91350100M000100Y43');
    expect(payerCodeOf({ payerType: '1', payerCode: 'a 1' })).toBe('a 1');
  });
});
