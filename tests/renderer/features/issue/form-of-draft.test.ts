import { describe, expect, it } from 'vitest';
import { draftOf } from '../../../../src/renderer/features/issue/draft-of-form.ts';
import { formOfDraft } from '../../../../src/renderer/features/issue/form-of-draft.ts';
import { blankForm, blankRow } from '../../../../src/renderer/features/issue/issue-form.ts';

const items = [{ code: '103', name: '过闸费', kinds: ['0101'] }];
const usual = { payerType: '1', payMode: '现金', checker: '李强' } as const;
const context = { kind: '0101', handler: '周晓敏' };

describe('the form of a draft', () => {
  it('asks for the same invoice again when it was parked and recalled', () => {
    const form = {
      ...blankForm(usual),
      payerName: '王芳',
      ext: { PayCode: '1' },
      rows: [{ ...blankRow(), itemCode: '103', itemText: '过闸费', quantity: '2', unit: '吨', amount: '5' }],
    };
    const draft = draftOf(form, context);
    const again = formOfDraft(draft, { items, usual });
    expect(again.businessNumber).toBe('');
    expect(again.rows[0]?.itemText).toBe('过闸费');
    expect(draftOf(again, context)).toEqual(draft);
  });

  it('shows an order under its own number and in its own words', () => {
    const order = {
      businessNumber: 'C-2001',
      kind: '0101',
      payer: { type: '单位', name: '江海船务', code: '9132' },
      items: [{ itemCode: '999', amount: '1.00' }],
      payMode: '微信',
    };
    const form = formOfDraft(order, { items, usual });
    expect(form).toMatchObject({
      businessNumber: 'C-2001',
      payerType: '2',
      payerCode: '9132',
      payMode: '微信',
      checker: '李强',
    });
    expect(form.rows[0]).toMatchObject({ itemCode: '', itemText: '999', amount: '1.00' });
  });

  it('has a row even where the draft has no item', () => {
    const draft = { businessNumber: 'x', kind: '0101', payer: { type: '1', name: '' }, items: [] };
    expect(formOfDraft(draft, { items, usual }).rows).toHaveLength(1);
  });
});
