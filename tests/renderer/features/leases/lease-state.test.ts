import { expect, it } from 'vitest';
import { inOrderOfUse, leaseStates } from '../../../../src/renderer/features/leases/lease-state.ts';
import { aLease } from './a-lease.ts';

const now = '2026-11-24T10:00:00.000+08:00';

it('takes numbers from the lease that ends first; the others go on from there', () => {
  const next = aLease({ leaseId: 'L-09', first: '0000004000', available: 1000 });
  const used = aLease({ leaseId: 'L-05', first: '0000000001', issued: 1000 });
  const inUse = aLease({ leaseId: 'L-07', available: 183, issued: 817 });
  expect([...leaseStates([next, used, inUse], now)]).toEqual([
    ['L-09', 'next'],
    ['L-05', 'used'],
    ['L-07', 'inUse'],
  ]);
  expect(inOrderOfUse([next, used, inUse]).map(({ leaseId }) => leaseId)).toEqual(['L-05', 'L-07', 'L-09']);
});

it('knows next year’s lease, an expired one and one that was withheld', () => {
  const early = aLease({
    leaseId: 'early',
    available: 1000,
    notBefore: '2027-01-01T00:00:00.000+08:00',
    notAfter: '2027-12-31T23:59:59.000+08:00',
  });
  const expired = aLease({ leaseId: 'expired', available: 5, notAfter: '2026-06-30T23:59:59.000+08:00' });
  const withheld = aLease({ leaseId: 'withheld', withheld: 1000 });
  const states = leaseStates([early, expired, withheld], now);
  expect(Object.fromEntries(states)).toEqual({
    early: 'early',
    expired: 'expired',
    withheld: 'withheld',
  });
});
