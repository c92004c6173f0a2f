import type { LeaseView } from '../../../shared/contract/leases.ts';

export type LeaseState = 'inUse' | 'next' | 'used' | 'early' | 'expired' | 'withheld';

/** Where each lease of one kind stands; numbers are taken from the one that ends first. `now` is Beijing ISO. */
export function leaseStates(leases: readonly LeaseView[], now: string): ReadonlyMap<string, LeaseState> {
  const open = inOrderOfUse(leases).filter(lease => fixedState(lease, now) === undefined);
  return new Map(
    leases.map(lease => [lease.leaseId, fixedState(lease, now) ?? (lease === open[0] ? 'inUse' : 'next')]),
  );
}

/** Oldest first, as the core takes them. */
export function inOrderOfUse(leases: readonly LeaseView[]): readonly LeaseView[] {
  return leases.toSorted((a, b) => a.notAfter.localeCompare(b.notAfter) || a.first.localeCompare(b.first));
}

function fixedState(lease: LeaseView, now: string): LeaseState | undefined {
  if (lease.withheld > 0) return 'withheld';
  if (lease.notAfter < now) return 'expired';
  if (lease.notBefore > now) return 'early';
  return lease.available === 0 ? 'used' : undefined;
}
