import { z } from 'zod';
import type { Policy } from '../domain/policy.ts';
import { invoiceCode, invoiceNumber, isoTime, kindCode, signedStatement } from './statement.ts';

export const policy = z.object({
  offlineHours: z.number().positive(),
  offlineCount: z.int().positive(),
  offlineAmountFen: z.int().positive(),
  perInvoiceMaxFen: z.int().positive(),
  uploadWithinHours: z.number().positive(),
  clockToleranceSeconds: z.number().positive(),
  restartGapHours: z.number().positive(),
  redOffline: z.boolean(),
}) satisfies z.ZodType<Policy>;

/** The payload of a granted lease. */
export const grant = z.object({
  type: z.literal('lease.grant'),
  leaseId: z.uuid(),
  unit: z.string(),
  terminal: z.uuid(),
  epoch: z.int().positive(),
  kind: kindCode,
  invoiceCode,
  first: invoiceNumber,
  last: invoiceNumber,
  notBefore: isoTime,
  notAfter: isoTime,
  policy,
});
export type Grant = z.infer<typeof grant>;

export const requestLease = z.object({
  requestId: z.uuid(),
  kind: kindCode,
  count: z.int().positive().max(1_000_000),
  reason: z.string().max(200),
});
export type RequestLease = z.infer<typeof requestLease>;

export const leaseStatus = z.object({ requestId: z.uuid() });

/** Asking again with the same `requestId` gives the same answer. */
export const leaseAnswer = z.discriminatedUnion('state', [
  z.object({ state: z.literal('pending'), text: z.string() }),
  z.object({ state: z.literal('granted'), grant: signedStatement }),
  z.object({ state: z.literal('refused'), text: z.string() }),
]);
export type LeaseAnswer = z.infer<typeof leaseAnswer>;

/** A receipt only: a granted lease may be used without it. */
export const confirmLease = z.object({ leaseId: z.uuid() });
export const confirmed = z.object({ leaseId: z.uuid() });
