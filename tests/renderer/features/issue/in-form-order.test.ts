import { expect, it } from 'vitest';
import { inFormOrder } from '../../../../src/renderer/features/issue/in-form-order.ts';

it('lists problems as the eye goes over the form: payer, rows cell by cell, the rest, what is unknown last', () => {
  const fields = [
    'something',
    'ext.PayCode',
    'items[10].itemCode',
    'items[2].amount',
    'items[2].itemCode',
    'remark',
    'payer.name',
    'kind',
  ];
  const problems = fields.map(field => ({ field, code: 'text_too_long' as const, message: field }));
  expect(inFormOrder(problems).map(({ field }) => field)).toEqual([
    'kind',
    'payer.name',
    'items[2].itemCode',
    'items[2].amount',
    'items[10].itemCode',
    'ext.PayCode',
    'remark',
    'something',
  ]);
});
