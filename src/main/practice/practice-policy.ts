import type { Policy } from '../../shared/domain/policy.ts';

/** The limits that go with every lease of the practice platform. */
export const practicePolicy: Policy = {
  offlineHours: 72,
  offlineCount: 5_000,
  offlineAmountFen: 1_000_000_000,
  perInvoiceMaxFen: 100_000_000,
  uploadWithinHours: 24,
  clockToleranceSeconds: 300,
  restartGapHours: 12,
  redOffline: true,
};

/** Requests for more numbers than this wait for a person. */
export const grantedAtOnce = 5_000;
