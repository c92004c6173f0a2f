import { z } from 'zod';
import type { DraftText } from '../domain/draft.ts';
import { uploadStates } from '../domain/invoice.ts';
import { type Problem, problemCodes } from '../domain/problem.ts';
import { command, everyone, issuers, query } from './procedure.ts';

const text = z.string().max(1000);

export const draftText = z.object({
  businessNumber: text,
  kind: text,
  payer: z.object({ type: text, name: text, code: text.optional() }),
  items: z
    .array(
      z.object({
        itemCode: text,
        quantity: text.optional(),
        unit: text.optional(),
        price: text.optional(),
        amount: text,
        itemRemark: text.optional(),
      }),
    )
    .max(500),
  remark: text.optional(),
  payMode: text.optional(),
  handler: text.optional(),
  checker: text.optional(),
  ext: z.record(z.string(), text).optional(),
}) satisfies z.ZodType<DraftText>;

export const problem = z.object({
  field: z.string(),
  code: z.enum(problemCodes),
  message: z.string(),
}) satisfies z.ZodType<Problem>;

export const invoiceView = z.object({
  /** Position in the journal; lists page by it. */
  seq: z.int(),
  code: z.string(),
  number: z.string(),
  checkCode: z.string(),
  kind: z.string(),
  kindName: z.string(),
  businessNumber: z.string(),
  payerName: z.string(),
  totalFen: z.int(),
  issuedAt: z.string(),
  red: z.boolean(),
  state: z.enum(uploadStates),
  late: z.boolean(),
  objection: z.object({ code: z.string(), text: z.string() }).nullable(),
});
export type InvoiceView = z.infer<typeof invoiceView>;

export const invoiceDetail = invoiceView.extend({
  leaseId: z.string(),
  faceQr: z.string(),
  handOverUrl: z.string(),
  payerCode: z.string().nullable(),
  items: z.array(
    z.object({
      itemCode: z.string(),
      name: z.string(),
      unit: z.string().nullable(),
      quantity: z.string().nullable(),
      price: z.string().nullable(),
      amountFen: z.int(),
      itemRemark: z.string().nullable(),
    }),
  ),
  /** How often it was printed, prints that failed not counted. */
  prints: z.int().nonnegative(),
  actor: z.string(),
  hash: z.string(),
  witnessed: z.boolean(),
});
export type InvoiceDetail = z.infer<typeof invoiceDetail>;

const rowResult = z.object({
  /** Line numbers of the input file, the header being line 1; for JSON, positions from 1. */
  lines: z.array(z.int()),
  businessNumber: z.string(),
  status: z.enum(['issued', 'same', 'conflict', 'invalid', 'stopped']),
  code: z.string().optional(),
  number: z.string().optional(),
  checkCode: z.string().optional(),
  totalFen: z.int().optional(),
  problems: z.array(z.object({ field: z.string(), code: z.string(), message: z.string() })),
});
export type RowResult = z.infer<typeof rowResult>;

export const issueReport = z.object({
  issued: z.int(),
  same: z.int(),
  failed: z.int(),
  rows: z.array(rowResult),
});
export type IssueReport = z.infer<typeof issueReport>;

const numbered = z.object({ code: z.string().regex(/^\d{8}$/), number: z.string().regex(/^\d{10}$/) });

export const invoices = {
  'invoices.check': query({
    roles: everyone,
    input: z.object({ draft: draftText }),
    output: z.object({
      problems: z.array(problem),
      totalFen: z.int().nullable(),
      capitals: z.string().nullable(),
    }),
  }),
  'invoices.issue': command({
    roles: issuers,
    secondPerson: 'never',
    input: z.object({ draft: draftText }),
    output: z.object({ status: z.enum(['issued', 'same']), invoice: invoiceView }),
  }),
  'invoices.issueFile': command({
    roles: issuers,
    secondPerson: 'never',
    input: z.object({ name: z.string(), content: z.base64() }),
    output: issueReport,
  }),
  'invoices.list': query({
    roles: everyone,
    input: z.object({
      before: z.int().positive().optional(),
      limit: z.int().positive().max(200),
      search: z.string().max(50).optional(),
      kind: z.string().optional(),
      state: z.enum(uploadStates).optional(),
      /** Beijing days, both included. */
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
    }),
    output: z.object({ invoices: z.array(invoiceView), next: z.int().nullable() }),
  }),
  'invoices.get': query({ roles: 'anyone', input: numbered, output: invoiceDetail }),
  /** Every promise about one invoice that can be checked here; `ok` is null where it cannot be known yet. */
  'invoices.verify': query({
    roles: everyone,
    input: numbered,
    output: z.array(z.object({ name: z.string(), ok: z.boolean().nullable(), detail: z.string() })),
  }),
  /** What happened to it, oldest first. */
  'invoices.timeline': query({
    roles: everyone,
    input: numbered,
    output: z.array(z.object({ at: z.string(), what: z.string(), actor: z.string(), detail: z.string() })),
  }),
  'invoices.file': query({
    roles: 'anyone',
    input: numbered.extend({ format: z.enum(['xml', 'pdf']) }),
    output: z.object({ name: z.string(), content: z.base64() }),
  }),
} as const;
