import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import { signedStatement } from '../../shared/protocol/statement.ts';

const count = z.int();
const text = z.string();

export const manifest = z.object({
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

export const statementLine = signedStatement;

export const dayTotalLine = z.object({
  day: text,
  kind: text,
  red: z.boolean(),
  count,
  amountFen: count,
});

/** One JSON value a line. Throws `file_unreadable` naming the line. */
export function readLines<T>(content: string, schema: z.ZodType<T>): readonly T[] {
  return content
    .split('\n')
    .filter(line => line !== '')
    .map((line, index) => {
      const parsed = schema.safeParse(JSON.parse(line));
      if (parsed.success) return parsed.data;
      throw new AppError(
        'file_unreadable',
        `审计包第 ${index + 1} 行读不出。没有改动任何数据；重新导出或重新拷贝后再核验。`,
        undefined,
        { cause: parsed.error },
      );
    });
}
