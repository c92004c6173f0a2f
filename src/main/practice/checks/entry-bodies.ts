import { z } from 'zod';
import type { IssuedBody, JournalEntry } from '../../../shared/domain/journal-entry.ts';
import { fromUtf8 } from '../../../shared/gm/bytes.ts';
import { hexDigest, invoiceCode, invoiceNumber, kindCode } from '../../../shared/protocol/statement.ts';

const issued = z.object({
  code: invoiceCode,
  number: invoiceNumber,
  checkCode: z.string().regex(/^[0-9A-Za-z]{6}$/),
  kind: kindCode,
  leaseId: z.uuid(),
  businessNumberSm3: hexDigest,
  contentDigest: hexDigest,
  totalFen: z.int(),
  signedBytesSm3: hexDigest,
  signatureSm3: hexDigest,
  relatedCode: invoiceCode.optional(),
  relatedNumber: invoiceNumber.optional(),
}) satisfies z.ZodType<IssuedBody>;

/** What an `invoice.issued` entry says; `undefined` for other types, and where its body is anything else. */
export function issuedBody({ type, body }: JournalEntry): IssuedBody | undefined {
  if (type !== 'invoice.issued') return undefined;
  return issued.safeParse(parseJson(body)).data;
}

const started = z.object({ epoch: z.int().positive() });

/** The epoch that an `epoch.started` entry starts. */
export function startedEpoch({ type, body }: JournalEntry): number | undefined {
  if (type !== 'epoch.started') return undefined;
  return started.safeParse(parseJson(body)).data?.epoch;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(bytes));
  } catch {
    return undefined;
  }
}
