import type { Fen } from './money.ts';

/** Limits the platform sets with a lease. */
export interface Policy {
  readonly offlineHours: number;
  readonly offlineCount: number;
  readonly offlineAmountFen: Fen;
  readonly perInvoiceMaxFen: Fen;
  readonly uploadWithinHours: number;
  readonly clockToleranceSeconds: number;
  readonly restartGapHours: number;
  readonly redOffline: boolean;
}

/** Of several open policies the strictest value holds, field by field. `undefined` for an empty list. */
export function strictest(policies: readonly Policy[]): Policy | undefined {
  return policies.reduce<Policy | undefined>((a, b) => (a === undefined ? b : stricter(a, b)), undefined);
}

function stricter(a: Policy, b: Policy): Policy {
  return {
    offlineHours: Math.min(a.offlineHours, b.offlineHours),
    offlineCount: Math.min(a.offlineCount, b.offlineCount),
    offlineAmountFen: Math.min(a.offlineAmountFen, b.offlineAmountFen),
    perInvoiceMaxFen: Math.min(a.perInvoiceMaxFen, b.perInvoiceMaxFen),
    uploadWithinHours: Math.min(a.uploadWithinHours, b.uploadWithinHours),
    clockToleranceSeconds: Math.min(a.clockToleranceSeconds, b.clockToleranceSeconds),
    restartGapHours: Math.min(a.restartGapHours, b.restartGapHours),
    redOffline: a.redOffline && b.redOffline,
  };
}

/** What the terminal has issued that the platform has not accepted yet, and how old its last countersigned head is. */
export interface OfflineUse {
  readonly count: number;
  /** Sum of absolute amounts. */
  readonly amountFen: Fen;
  readonly hours: number;
}

export type OfflineLimit = 'hours' | 'count' | 'amount';

/** The first limit that one more invoice of `nextFen` would pass, or `undefined`. */
export function offlineLimit(policy: Policy, use: OfflineUse, nextFen: Fen): OfflineLimit | undefined {
  if (use.hours >= policy.offlineHours) return 'hours';
  if (use.count + 1 > policy.offlineCount) return 'count';
  if (use.amountFen + Math.abs(nextFen) > policy.offlineAmountFen) return 'amount';
  return undefined;
}
