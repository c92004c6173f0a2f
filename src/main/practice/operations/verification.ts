import { composeEInvoiceFile } from '../../documents/einvoice-file.ts';
import { type EInvoiceFacts, readEInvoice } from '../../documents/read-einvoice.ts';
import type { Invoices, RegisteredInvoice } from '../store/invoices.ts';
import type { NumberKey } from '../store/issued-entries.ts';

export interface VerificationQuestion extends NumberKey {
  readonly check: string;
}

export interface Verified {
  readonly state: 'accepted' | 'objected' | 'reversed';
  readonly invoice: RegisteredInvoice;
  readonly facts: EInvoiceFacts;
  /** The red invoice that reversed it. */
  readonly reversal: NumberKey | undefined;
  /** The EInvoice file with both signatures, once it is accepted. */
  readonly file: Uint8Array | undefined;
}

/**
 * What anybody may know of an invoice who holds its check code. A wrong check code and a number that is not there are
 * the same answer, so that nobody can try them out.
 */
export type VerificationDesk = (question: VerificationQuestion) => Verified | undefined;

export function createVerificationDesk(invoices: Invoices): VerificationDesk {
  return question => {
    const invoice = invoices.find(question);
    if (invoice === undefined || invoice.checkCode !== question.check) return undefined;
    const reversal = invoices.reversalOf(invoice, { code: '', number: '' });
    return {
      state: reversal === undefined ? invoice.verdict.result : 'reversed',
      invoice,
      facts: readEInvoice(invoice.signedBytes),
      reversal,
      file: fileOf(invoice),
    };
  };
}

function fileOf({ signedBytes, signature, verdict }: RegisteredInvoice): Uint8Array | undefined {
  if (verdict.result !== 'accepted') return undefined;
  return composeEInvoiceFile({
    signedBytes,
    unitSignature: signature,
    supervisionSignature: verdict.supervision,
  });
}
