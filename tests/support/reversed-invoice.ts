import type { Invoice } from '../../src/shared/domain/invoice.ts';
import type { Grant } from '../../src/shared/protocol/grant.ts';
import type { UploadedInvoice } from '../../src/shared/protocol/upload.ts';
import { type IssueOrder, withAmounts } from './issued-invoice.ts';

type Order = Pick<IssueOrder, 'grant' | 'position' | 'body' | 'invoice'>;

/** An order for an invoice with that check code. */
export function withCheckCode(grant: Grant, position: number, checkCode: string): Order {
  return {
    grant,
    position,
    body: { checkCode },
    invoice: invoice => ({ ...invoice, checkCode: checkCode as Invoice['checkCode'] }),
  };
}

/** An order for the red invoice of `original`, which was 100.00. */
export function reversalOf(original: UploadedInvoice, { grant, position, body, invoice }: Order): Order {
  const related = {
    code: original.code as Invoice['code'],
    number: original.number as Invoice['number'],
  };
  return {
    grant,
    position,
    body: { ...body, totalFen: -10_000, relatedCode: related.code, relatedNumber: related.number },
    invoice: plain => ({ ...withAmounts(-10_000)(invoice?.(plain) ?? plain), related }),
  };
}
