import { describe, expect, it } from 'vitest';
import {
  type FormAction,
  type FormState,
  openForm,
  reduceForm,
} from '../../../../src/renderer/features/issue/form-state.ts';
import { blankForm, blankRow } from '../../../../src/renderer/features/issue/issue-form.ts';

const play = (state: FormState, ...actions: readonly FormAction[]) => actions.reduce(reduceForm, state);
const named = (payerName: string): FormAction => ({ type: 'changed', patch: { payerName } });

describe('issuing a form', () => {
  it('opens the next form at once and keeps what is typed into it', () => {
    const open = play(openForm('现金'), named('王芳'));
    const typed = play(open, { type: 'sent', next: blankForm(open.form) }, named('李'), { type: 'issued' });
    expect(typed.form.payerName).toBe('李');
    expect(typed.form.ownNumber).not.toBe(open.form.ownNumber);
    expect(typed.sent).toBeUndefined();
  });

  it('brings the refused form back under its own business number, and what was typed ahead comes after it', () => {
    const open = play(openForm('现金'), named('王芳'));
    const refused = play(open, { type: 'sent', next: blankForm(open.form) }, named('李雷'), {
      type: 'failed',
    });
    expect(refused.form).toEqual(open.form);
    const again = play(refused, { type: 'sent', next: blankForm(refused.form) }, { type: 'issued' });
    expect(again.form.payerName).toBe('李雷');
  });

  it('leaves the next form alone when the core keeps the sent one as a parked draft', () => {
    const open = play(openForm('现金'), named('王芳'));
    const aside = play(open, { type: 'sent', next: blankForm(open.form) }, named('李'), { type: 'setAside' });
    expect(aside.form.payerName).toBe('李');
    expect(play(aside, { type: 'failed' })).toBe(aside);
  });

  it('knows the last one that was issued, through whatever is opened or cleared after it', () => {
    const open = play(openForm('现金'), named('王芳'));
    const issued = play(open, { type: 'sent', next: blankForm(open.form) }, { type: 'issued' });
    const later = play(issued, { type: 'opened', form: blankForm(open.form) });
    expect(later.previous?.payerName).toBe('王芳');
    expect(play(later, { type: 'cleared', next: blankForm(open.form) }).previous?.payerName).toBe('王芳');
  });

  it('does not lose the form when the core fails before it was sent', () => {
    const open = play(openForm('现金'), named('王芳'));
    expect(play(open, { type: 'failed' })).toBe(open);
  });

  it('remembers payer type, way of payment and checker for the next one', () => {
    const open = play(openForm('现金'), {
      type: 'changed',
      patch: { payerType: '2', payMode: '转账', checker: '李强' },
    });
    const next = play(open, { type: 'sent', next: blankForm(open.usual) }).form;
    expect(next).toMatchObject({ payerType: '2', payMode: '转账', checker: '李强', payerName: '' });
  });

  it('does not take over what an order brought along', () => {
    const order = {
      ...blankForm({ payerType: '2', payMode: '微信', checker: '陆一鸣' }),
      payerName: '江海船务',
    };
    const { usual } = play(openForm('现金'), { type: 'opened', form: order });
    expect(usual).toEqual({ payerType: '1', payMode: '现金', checker: '' });
  });
});

describe('clearing', () => {
  it('can be undone until the next form is begun', () => {
    const open = play(openForm('现金'), named('王芳'));
    const cleared = play(open, { type: 'cleared', next: blankForm(open.form) });
    expect(cleared.form.payerName).toBe('');
    expect(play(cleared, { type: 'undone' }).form).toEqual(open.form);
    expect(play(cleared, named('李雷'), { type: 'undone' }).form.payerName).toBe('李雷');
  });

  it('gives back a row that was taken away with something in it', () => {
    const open = openForm('现金');
    const key = open.form.rows[0]!.key;
    const filled = play(open, { type: 'rowChanged', key, patch: { amount: '5' } });
    const removed = play(filled, { type: 'rowRemoved', key, instead: blankRow() });
    expect(removed.undo?.what).toBe('rowRemoved');
    expect(play(removed, { type: 'undone' }).form.rows[0]?.amount).toBe('5');
    const nothing = play(open, { type: 'rowRemoved', key, instead: blankRow() });
    expect(nothing.undo).toBeUndefined();
  });

  it('never leaves the form without a row', () => {
    const open = openForm('现金');
    const [row] = open.form.rows;
    const instead = blankRow();
    expect(play(open, { type: 'rowRemoved', key: row!.key, instead }).form.rows).toEqual([instead]);
  });
});

describe('the amount of a row', () => {
  const row = (state: FormState) => state.form.rows[0]!;
  const change = (state: FormState, patch: Partial<ReturnType<typeof blankRow>>): FormState =>
    play(state, { type: 'rowChanged', key: row(state).key, patch });

  it('follows quantity × price, exactly', () => {
    const state = change(change(openForm('现金'), { price: '0.7' }), { quantity: '320' });
    expect(row(state).amount).toBe('224.00');
    expect(row(change(state, { quantity: '0.05' })).amount).toBe('0.04');
  });

  it('stands as typed until quantity or price change again', () => {
    const state = change(change(openForm('现金'), { price: '2', quantity: '3' }), { amount: '5' });
    expect(row(change(state, { itemRemark: 'x' })).amount).toBe('5');
    expect(row(change(state, { quantity: '4' })).amount).toBe('8.00');
  });

  it('is left alone while a quantity cannot be read', () => {
    const state = change(change(openForm('现金'), { price: '2', quantity: '3' }), { quantity: '3x' });
    expect(row(state).amount).toBe('6.00');
  });
});
