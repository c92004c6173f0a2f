import { z } from 'zod';
import { base64, invoiceCode, invoiceNumber, isoTime, signedStatement } from './statement.ts';

export const maxBatch = 500;

export const entry = z.object({
  seq: z.int().positive(),
  type: z.string().min(1).max(64),
  at: isoTime,
  actor: z.string().regex(/^[a-z0-9._:-]{1,64}$/),
  body: base64,
});
export type WireEntry = z.infer<typeof entry>;

/** An invoice travels as the bytes that were signed and the `<Signature Id="unit">` element as written. */
export const uploadedInvoice = z.object({
  code: invoiceCode,
  number: invoiceNumber,
  signedBytes: base64,
  signature: base64,
});
export type UploadedInvoice = z.infer<typeof uploadedInvoice>;

/** Consecutive entries after the last head this terminal holds; invoices of these entries, and objected ones sent again. */
export const uploadEntries = z.object({
  epoch: z.int().positive(),
  entries: z.array(entry).max(maxBatch),
  invoices: z.array(uploadedInvoice).max(2 * maxBatch),
});
export type UploadEntries = z.infer<typeof uploadEntries>;

const resultOf = { code: invoiceCode, number: invoiceNumber };
/** base64 of `<Signature Id="supervision">…</Signature>`. */
const supervision = base64;

const settled = [
  z.object({ ...resultOf, result: z.literal('accepted'), late: z.boolean(), supervision }),
  z.object({ ...resultOf, result: z.literal('objected'), objection: z.string(), text: z.string() }),
  z.object({ ...resultOf, result: z.literal('refused'), refusal: z.string(), text: z.string() }),
] as const;

export const settledResult = z.discriminatedUnion('result', settled);
export type SettledResult = z.infer<typeof settledResult>;

/** `duplicate`: the same bytes were here before; it carries the result of the first time. */
export const invoiceResult = z.discriminatedUnion('result', [
  ...settled,
  z.object({ ...resultOf, result: z.literal('duplicate'), first: settledResult }),
]);
export type InvoiceResult = z.infer<typeof invoiceResult>;

export const uploadAnswer = z.object({ head: signedStatement, results: z.array(invoiceResult) });
export type UploadAnswer = z.infer<typeof uploadAnswer>;

export const recordState = z.object({ code: invoiceCode, number: invoiceNumber });
export const recordStateAnswer = z.discriminatedUnion('state', [
  z.object({ state: z.literal('unknown') }),
  z.object({ state: z.literal('known'), result: settledResult }),
]);
export type RecordStateAnswer = z.infer<typeof recordStateAnswer>;

/** What the platform has seen of this terminal: its latest head, and the highest number per lease. */
export const highWaterMarkAnswer = z.object({
  head: signedStatement.nullable(),
  leases: z.array(z.object({ leaseId: z.uuid(), highest: invoiceNumber.nullable() })),
});
export type HighWaterMarkAnswer = z.infer<typeof highWaterMarkAnswer>;
