import { z } from 'zod';
import { base64 } from './statement.ts';

/** First contact: both certificate requests (PKCS#10, DER); the request itself is signed with the terminal key in the first. */
export const enrol = z.object({
  code: z.string().min(1).max(64),
  unit: z.string().min(1).max(64),
  point: z.string().min(1).max(64),
  terminalId: z.uuid(),
  terminalRequest: base64,
  invoiceRequest: base64,
});
export type Enrol = z.infer<typeof enrol>;

export const enrolled = z.object({
  terminalCertificate: base64,
  invoiceCertificate: base64,
  unitName: z.string(),
  pointName: z.string(),
});
export type Enrolled = z.infer<typeof enrolled>;

export const timeAnswer = z.object({ time: z.string() });
