import type { EpochMs } from './beijing-time.ts';
import type { InvoiceCode, KindCode } from './ids.ts';
import type { Policy } from './policy.ts';

/** 号段: consecutive numbers of one code, granted to one terminal. Numbers here are positions, see `invoiceNumber`. */
export interface Lease {
  readonly leaseId: string;
  readonly kind: KindCode;
  readonly invoiceCode: InvoiceCode;
  readonly first: number;
  readonly last: number;
  readonly notBefore: EpochMs;
  readonly notAfter: EpochMs;
  readonly policy: Policy;
  readonly withheld: boolean;
  readonly counts: LeaseCounts;
}

/** P2: every granted number is exactly one of these. */
export interface LeaseCounts {
  readonly available: number;
  readonly issued: number;
  readonly red: number;
  readonly voided: number;
  readonly returned: number;
  readonly lapsed: number;
  readonly withheld: number;
}

export function granted(lease: Pick<Lease, 'first' | 'last'>): number {
  return lease.last - lease.first + 1;
}

/** P2's equation: `granted = available + issued + red + voided + returned + lapsed + withheld`. */
export function equationHolds(lease: Pick<Lease, 'first' | 'last' | 'counts'>): boolean {
  const sum = Object.values(lease.counts).reduce((total, count) => total + count, 0);
  return sum === granted(lease) && Object.values(lease.counts).every(count => count >= 0);
}

/** A run of available numbers, both ends included. */
export interface Interval {
  readonly first: number;
  readonly last: number;
}

/** What is left of `intervals` when `taken` is cut out. Throws `RangeError` unless all of it was available. */
export function without(intervals: readonly Interval[], taken: Interval): readonly Interval[] {
  const home = intervals.find(interval => interval.first <= taken.first && taken.last <= interval.last);
  if (home === undefined || taken.last < taken.first) throw new RangeError('numbers are not available');
  return intervals
    .flatMap(interval =>
      interval === home
        ? [
            { first: home.first, last: taken.first - 1 },
            { first: taken.last + 1, last: home.last },
          ]
        : [interval],
    )
    .filter(interval => interval.first <= interval.last);
}

/** Leases a number may be taken from at `now`, oldest (earliest `notAfter`) first. */
export function usableLeases(leases: readonly Lease[], kind: KindCode, now: EpochMs): readonly Lease[] {
  return leases
    .filter(
      lease => lease.kind === kind && !lease.withheld && lease.notBefore <= now && now <= lease.notAfter,
    )
    .sort((a, b) => a.notAfter - b.notAfter || a.first - b.first);
}

/** R: numbers kept back for red invoices, `min(5, ⌊granted/10⌋)` over all usable leases of a kind together. */
export function redReserve(usable: readonly Lease[]): number {
  return Math.min(5, Math.floor(usable.reduce((sum, lease) => sum + granted(lease), 0) / 10));
}

/** How many blue invoices the usable leases of a kind still allow. */
export function blueStock(usable: readonly Lease[]): number {
  const available = usable.reduce((sum, lease) => sum + lease.counts.available, 0);
  return Math.max(0, available - redReserve(usable));
}
