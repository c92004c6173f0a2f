import type { LeaseView } from '../../../../src/shared/contract/leases.ts';

/** A lease of 1,000 numbers for 2026, with nothing used unless said. */
export function aLease(changes: Partial<LeaseView> = {}): LeaseView {
  return {
    leaseId: 'L-07',
    kind: '0601',
    invoiceCode: '32060126',
    first: '0000001000',
    last: '0000001999',
    notBefore: '2026-01-01T00:00:00.000+08:00',
    notAfter: '2026-12-31T23:59:59.000+08:00',
    granted: 1000,
    available: 0,
    issued: 0,
    red: 0,
    voided: 0,
    returned: 0,
    lapsed: 0,
    withheld: 0,
    ...changes,
  };
}
