import type { ReactNode } from 'react';
import type { InvoiceDetail } from '../../../shared/contract/invoices.ts';
import { capitals } from '../../../shared/domain/capitals.ts';
import { groupDigits, secondText, yuan } from '../../components/figures.ts';
import { invoiceTexts } from '../../texts/invoices.ts';
import { useNames } from './use-names.ts';

/** What the desk knows of one invoice, beside its face. */
export function InvoiceFacts({ invoice }: { readonly invoice: InvoiceDetail }) {
  const nameOf = useNames();
  return (
    <dl className="facts">
      {fact(invoiceTexts.amount, <strong>{yuan(invoice.totalFen)}</strong>)}
      {fact(invoiceTexts.capitals, capitals(invoice.totalFen))}
      {fact(invoiceTexts.payer, invoice.payerName)}
      {invoice.payerCode === null ? null : fact(invoiceTexts.payerCode, digits(invoice.payerCode))}
      {fact(invoiceTexts.kind, invoice.kindName)}
      {fact(invoiceTexts.code, digits(groupDigits(invoice.code)))}
      {fact(invoiceTexts.checkCode, digits(invoice.checkCode))}
      {fact(invoiceTexts.issuedAt, secondText(invoice.issuedAt))}
      {fact(invoiceTexts.actor, nameOf(invoice.actor))}
      {fact(invoiceTexts.businessNumber, digits(invoice.businessNumber))}
      {fact(invoiceTexts.lease, digits(invoice.leaseId))}
      {fact(
        invoiceTexts.journal,
        `${invoiceTexts.entry(invoice.seq)} · ${invoice.witnessed ? invoiceTexts.witnessed : invoiceTexts.notWitnessed}`,
      )}
      {fact(invoiceTexts.printed, invoiceTexts.printedTimes(invoice.prints))}
    </dl>
  );
}

function fact(name: string, value: ReactNode) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** In the face that tells 0O and 1lI apart. */
function digits(text: string) {
  return <span className="digits">{text}</span>;
}
