import type { LeaseView } from '../../shared/contract/leases.ts';
import { beijingIso } from '../../shared/domain/beijing-time.ts';
import { invoiceNumber } from '../../shared/domain/ids.ts';
import { granted, type Lease } from '../../shared/domain/lease.ts';

/** A lease as lists show it, with P2's equation. */
export function toListLease(lease: Lease): LeaseView {
  return {
    leaseId: lease.leaseId,
    kind: lease.kind,
    invoiceCode: lease.invoiceCode,
    first: invoiceNumber(lease.first),
    last: invoiceNumber(lease.last),
    notBefore: beijingIso(lease.notBefore),
    notAfter: beijingIso(lease.notAfter),
    granted: granted(lease),
    ...lease.counts,
  };
}
