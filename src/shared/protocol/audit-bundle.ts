import { z } from 'zod';
import { signedStatement } from './statement.ts';

const count = z.int();
const text = z.string();

/** 审计包: what lies in the zip that an auditor carries away; a line of each `.jsonl` file. */
export const bundleManifest = z.object({
  format: z.literal('unit-invoicing-bundle/1'),
  terminalId: text,
  epoch: count,
  exportedAt: text,
  entries: count,
  invoices: count,
});

export const entryLine = z.object({
  seq: count,
  type: text,
  at: text,
  actor: text,
  /** Base64 of the bytes as written. */
  body: text,
  digest: text,
  prevHash: text,
  hash: text,
});
export type EntryLine = z.infer<typeof entryLine>;

export const invoiceLine = z.object({
  seq: count,
  code: text,
  number: text,
  checkCode: text,
  kind: text,
  leaseId: text,
  businessNumber: text,
  totalFen: count,
  issuedAt: text,
  signedBytes: text,
  signature: text,
  supervision: text.nullable(),
});
export type InvoiceLine = z.infer<typeof invoiceLine>;

export const leaseLine = z.object({
  leaseId: text,
  grant: signedStatement,
  counts: z.object({
    available: count,
    issued: count,
    red: count,
    voided: count,
    returned: count,
    lapsed: count,
    withheld: count,
  }),
});

export const dayTotalLine = z.object({
  day: text,
  kind: text,
  red: z.boolean(),
  count,
  amountFen: count,
});
