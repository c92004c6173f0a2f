import type { InvoiceView } from '../../../shared/contract/invoices.ts';
import { countText, yuan } from '../../components/figures.ts';
import { invoiceTexts } from '../../texts/invoices.ts';

export interface TotalsLineProps {
  readonly invoices: readonly InvoiceView[];
  readonly more: boolean;
}

/** Counts and sums of what the filter found, red ones apart; says so where not all of it is here yet. */
export function TotalsLine({ invoices, more }: TotalsLineProps) {
  const blue = sumOf(invoices.filter(({ red }) => !red));
  const red = sumOf(invoices.filter(invoice => invoice.red));
  const write = more ? invoiceTexts.shown : invoiceTexts.total;
  return (
    <p className="totals">
      <strong>{write(countText(blue.count), yuan(blue.fen))}</strong>
      {red.count === 0 ? null : (
        <span className="tone-error"> · {invoiceTexts.redTotal(countText(red.count), yuan(red.fen))}</span>
      )}
    </p>
  );
}

function sumOf(invoices: readonly InvoiceView[]) {
  return { count: invoices.length, fen: invoices.reduce((sum, { totalFen }) => sum + totalFen, 0) };
}
