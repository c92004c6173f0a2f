import { z } from 'zod';
import { command, everyone, query } from './procedure.ts';

const count = z.int().nonnegative();

/** One lease with P2's equation: the seven counts add up to `granted`. */
export const leaseView = z.object({
  leaseId: z.string(),
  kind: z.string(),
  invoiceCode: z.string(),
  first: z.string(),
  last: z.string(),
  notBefore: z.string(),
  notAfter: z.string(),
  granted: count,
  available: count,
  issued: count,
  red: count,
  voided: count,
  returned: count,
  lapsed: count,
  withheld: count,
});
export type LeaseView = z.infer<typeof leaseView>;

export const leaseRequestView = z.object({
  requestId: z.string(),
  kind: z.string(),
  count: z.int(),
  state: z.enum(['pending', 'granted', 'refused']),
  /** The platform's own words. */
  text: z.string().nullable(),
  leaseId: z.string().nullable(),
  requestedAt: z.string(),
});
export type LeaseRequestView = z.infer<typeof leaseRequestView>;

/** One kind's stock against how fast it is used. */
export const leaseOutlook = z.object({
  kind: z.string(),
  kindName: z.string(),
  available: count,
  /** How many blue invoices may still be issued. */
  blue: count,
  /** Kept back for red ones. */
  reserve: count,
  /** Mean of the last 14 days that issued any. */
  perDay: z.number(),
  daysLeft: z.number().nullable(),
  low: z.boolean(),
  /** Numbers for 20 days, rounded up to a hundred. */
  suggested: count,
});
export type LeaseOutlook = z.infer<typeof leaseOutlook>;

export const leases = {
  'leases.outlook': query({ roles: everyone, input: z.object({}), output: z.array(leaseOutlook) }),
  'leases.requests': query({ roles: everyone, input: z.object({}), output: z.array(leaseRequestView) }),
  'leases.list': query({ roles: 'anyone', input: z.object({}), output: z.array(leaseView) }),
  'leases.request': command({
    roles: ['manager'],
    secondPerson: 'never',
    input: z.object({
      kind: z.string().regex(/^\d{4}$/),
      count: z.int().positive().max(1_000_000),
      reason: z.string().max(200),
    }),
    output: leaseRequestView,
  }),
} as const;
