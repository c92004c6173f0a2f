import { expect, it } from 'vitest';
import { leaseEquation } from '../../../../src/renderer/features/leases/lease-equation.ts';
import { aLease } from './a-lease.ts';

it('adds the seven terms up again and compares them with what was granted (P2)', () => {
  const equation = leaseEquation(aLease({ available: 183, issued: 812, red: 2, voided: 3 }));
  expect(equation.terms.map(({ name, count }) => `${name} ${count}`)).toEqual([
    'available 183',
    'issued 812',
    'red 2',
    'voided 3',
    'returned 0',
    'lapsed 0',
    'withheld 0',
  ]);
  expect(equation).toMatchObject({ sum: 1000, holds: true });
});

it('says so when one number is missing or there is one too many', () => {
  expect(leaseEquation(aLease({ available: 182, issued: 812, red: 2, voided: 3 }))).toMatchObject({
    sum: 999,
    holds: false,
  });
  expect(leaseEquation(aLease({ available: 1000, lapsed: 1 })).holds).toBe(false);
});
