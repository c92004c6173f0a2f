import type { InvoiceView } from '../../../shared/contract/invoices.ts';
import { useRovingRows } from '../../components/roving-rows.ts';
import { invoiceTexts } from '../../texts/invoices.ts';
import { InvoiceRow } from './invoice-row.tsx';

export interface InvoiceTableProps {
  readonly invoices: readonly InvoiceView[];
  readonly opened: string | undefined;
  /** The row that has the focus, or had it last. */
  readonly onCurrent: (invoice: InvoiceView) => void;
  /** ↓ on the last row. */
  readonly onPastEnd: (() => void) | undefined;
}

const columns = [
  { label: invoiceTexts.number, right: false },
  { label: invoiceTexts.payer, right: false },
  { label: invoiceTexts.amount, right: true },
  { label: invoiceTexts.issuedAt, right: false },
  { label: invoiceTexts.state, right: false },
] as const;

/** One tab stop; the arrow keys move among the rows, Enter opens the one that has the focus. */
export function InvoiceTable({ invoices, opened, onCurrent, onPastEnd }: InvoiceTableProps) {
  const rows = useRovingRows(invoices.length, onPastEnd);
  return (
    <div className="table-scroll">
      <table className="invoice-table" aria-label={invoiceTexts.list}>
        <thead>
          <tr>
            {columns.map(({ label, right }) => (
              <th key={label} scope="col" className={right ? 'right' : ''}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...rows.around}>
          {invoices.map((invoice, index) => (
            <InvoiceRow
              key={invoice.seq}
              invoice={invoice}
              opened={invoice.number === opened}
              tabIndex={rows.tabIndexOf(index)}
              onFocus={() => onCurrent(invoice)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
