import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offlineLimit, type Policy, strictest } from '../../../src/shared/domain/policy.ts';

const policy: Policy = {
  offlineHours: 72,
  offlineCount: 500,
  offlineAmountFen: 1_000_000,
  perInvoiceMaxFen: 500_000,
  uploadWithinHours: 24,
  clockToleranceSeconds: 300,
  restartGapHours: 48,
  redOffline: true,
};

describe('strictest', () => {
  it('is nothing for no policies and itself for one', () => {
    expect(strictest([])).toBeUndefined();
    expect(strictest([policy])).toEqual(policy);
  });

  it('takes each field from whichever policy is stricter', () => {
    const other = {
      ...policy,
      offlineHours: 24,
      offlineCount: 900,
      clockToleranceSeconds: 60,
      redOffline: false,
    };
    expect(strictest([policy, other])).toEqual({
      ...policy,
      offlineHours: 24,
      clockToleranceSeconds: 60,
      redOffline: false,
    });
  });

  it('is no laxer than any of them, whatever their order', () => {
    const amount = fc.nat({ max: 1000 });
    const any: fc.Arbitrary<Policy> = fc.record({
      offlineHours: amount,
      offlineCount: amount,
      offlineAmountFen: amount,
      perInvoiceMaxFen: amount,
      uploadWithinHours: amount,
      clockToleranceSeconds: amount,
      restartGapHours: amount,
      redOffline: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 4 }), policies => {
        const result = strictest(policies);
        expect(strictest([...policies].reverse())).toEqual(result);
        for (const one of policies)
          for (const [name, value] of Object.entries(one))
            expect(
              Number(Object.entries(result ?? {}).find(([key]) => key === name)?.[1]),
            ).toBeLessThanOrEqual(Number(value));
      }),
    );
  });
});

describe('offlineLimit', () => {
  const use = { hours: 71.9, count: 499, amountFen: 900_000 };

  it('lets the last invoice within all limits pass', () => {
    expect(offlineLimit(policy, use, 100_000)).toBeUndefined();
    expect(offlineLimit(policy, use, -100_000)).toBeUndefined();
  });

  it('names the first limit that one more would pass', () => {
    expect(offlineLimit(policy, { ...use, hours: 72 }, 1)).toBe('hours');
    expect(offlineLimit(policy, { ...use, count: 500 }, 1)).toBe('count');
    expect(offlineLimit(policy, use, 100_001)).toBe('amount');
    expect(offlineLimit(policy, { hours: 72, count: 500, amountFen: 1_000_000 }, 1)).toBe('hours');
  });

  it('counts a red invoice by its absolute amount', () => {
    expect(offlineLimit(policy, use, -100_001)).toBe('amount');
  });
});
