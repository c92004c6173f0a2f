import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InvoiceCode, KindCode } from '../../../src/shared/domain/ids.ts';
import {
  blueStock,
  equationHolds,
  granted,
  type Interval,
  type Lease,
  type LeaseCounts,
  redReserve,
  usableLeases,
  without,
} from '../../../src/shared/domain/lease.ts';

const none: LeaseCounts = { available: 0, issued: 0, red: 0, voided: 0, returned: 0, lapsed: 0, withheld: 0 };

function lease(change: Partial<Lease> = {}): Lease {
  const range = { first: change.first ?? 1, last: change.last ?? 100 };
  return {
    leaseId: 'L1',
    kind: '0101' as KindCode,
    invoiceCode: '32010126' as InvoiceCode,
    notBefore: 1000,
    notAfter: 2000,
    withheld: false,
    policy: {
      offlineHours: 72,
      offlineCount: 500,
      offlineAmountFen: 100_000_000,
      perInvoiceMaxFen: 100_000_000,
      uploadWithinHours: 24,
      clockToleranceSeconds: 300,
      restartGapHours: 72,
      redOffline: true,
    },
    ...range,
    counts: { ...none, available: granted(range) },
    ...change,
  };
}

const countOf = (intervals: readonly Interval[]): number =>
  intervals.reduce((sum, interval) => sum + granted(interval), 0);

describe('without', () => {
  it('takes the lowest number, the highest, the middle and the whole', () => {
    const whole = [{ first: 1, last: 5 }];
    expect(without(whole, { first: 1, last: 1 })).toEqual([{ first: 2, last: 5 }]);
    expect(without(whole, { first: 5, last: 5 })).toEqual([{ first: 1, last: 4 }]);
    expect(without(whole, { first: 2, last: 3 })).toEqual([
      { first: 1, last: 1 },
      { first: 4, last: 5 },
    ]);
    expect(without(whole, { first: 1, last: 5 })).toEqual([]);
  });

  it.each([
    { first: 5, last: 6 },
    { first: 0, last: 1 },
    { first: 3, last: 2 },
    { first: 5, last: 8 },
  ])('refuses numbers that are not all available: $first–$last', taken => {
    const left = [
      { first: 1, last: 5 },
      { first: 8, last: 9 },
    ];
    expect(() => without(left, taken)).toThrow(RangeError);
  });

  it('keeps P2’s equation under any sequence of takes, and never hands out a number twice', () => {
    const fates = ['issued', 'red', 'voided', 'returned', 'lapsed', 'withheld'] as const;
    const take = fc.record({
      fate: fc.constantFrom(...fates),
      lowest: fc.boolean(),
      at: fc.double({ min: 0, max: 0.999, noNaN: true }),
      length: fc.integer({ min: 1, max: 12 }),
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_999_999_000 }),
        fc.integer({ min: 1, max: 300 }),
        fc.array(take),
        (first, count, takes) => {
          const range = { first, last: first + count - 1 };
          const seen = new Set<number>();
          let left: readonly Interval[] = [range];
          let counts: LeaseCounts = { ...none, available: count };
          for (const { fate, lowest, at, length } of takes) {
            const home = left[lowest ? 0 : Math.floor(at * left.length)];
            if (home === undefined) break;
            const from = lowest ? home.first : home.first + Math.floor(at * granted(home));
            const taken = { first: from, last: Math.min(from + length - 1, home.last) };
            left = without(left, taken);
            const size = granted(taken);
            counts = { ...counts, available: counts.available - size, [fate]: counts[fate] + size };
            for (let number = taken.first; number <= taken.last; number += 1) {
              expect(seen.has(number)).toBe(false);
              seen.add(number);
            }
            expect(() => without(left, taken)).toThrow(RangeError);
          }
          expect(countOf(left)).toBe(counts.available);
          expect(equationHolds({ ...range, counts })).toBe(true);
          expect(seen.size + countOf(left)).toBe(count);
          const ordered = left.every(
            (interval, index) => interval.last < (left[index + 1]?.first ?? Number.POSITIVE_INFINITY),
          );
          expect(ordered).toBe(true);
        },
      ),
    );
  });
});

describe('equationHolds', () => {
  it('fails when a number is lost, doubled, or made up by a negative count', () => {
    expect(equationHolds(lease())).toBe(true);
    expect(equationHolds(lease({ counts: { ...none, available: 99 } }))).toBe(false);
    expect(equationHolds(lease({ counts: { ...none, available: 100, issued: 1 } }))).toBe(false);
    expect(equationHolds(lease({ counts: { ...none, available: 101, voided: -1 } }))).toBe(false);
  });
});

describe('usableLeases', () => {
  it('are of the kind, open now, not withheld, and those that end first come first', () => {
    const leases = [
      lease({ leaseId: 'late', notAfter: 3000 }),
      lease({ leaseId: 'second', first: 200, last: 210 }),
      lease({ leaseId: 'first', first: 50, last: 60 }),
      lease({ leaseId: 'other', kind: '0601' as KindCode }),
      lease({ leaseId: 'withheld', withheld: true }),
      lease({ leaseId: 'over', notAfter: 1499 }),
      lease({ leaseId: 'future', first: 300, last: 310, notBefore: 1501 }),
    ];
    const ids = (now: number) => usableLeases(leases, '0101' as KindCode, now).map(({ leaseId }) => leaseId);
    expect(ids(1500)).toEqual(['first', 'second', 'late']);
    expect(ids(2000)).toEqual(['first', 'second', 'future', 'late']);
    expect(ids(2001)).toEqual(['late']);
  });
});

describe('redReserve', () => {
  it.each([
    [9, 0],
    [10, 1],
    [49, 4],
    [50, 5],
    [1000, 5],
  ])('of %i granted numbers is %i', (count, reserve) => {
    expect(redReserve([lease({ last: count })])).toBe(reserve);
  });

  it('looks at all usable leases together', () => {
    expect(redReserve([lease({ last: 6 }), lease({ last: 6 })])).toBe(1);
    expect(redReserve([])).toBe(0);
  });

  it('is what blue invoices leave over', () => {
    const used = lease({ counts: { ...none, available: 7, issued: 93 } });
    expect(blueStock([used])).toBe(2);
    expect(blueStock([lease({ counts: { ...none, available: 3, issued: 97 } })])).toBe(0);
    expect(blueStock([])).toBe(0);
  });
});
