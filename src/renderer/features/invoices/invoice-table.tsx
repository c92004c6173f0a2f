import { type KeyboardEvent, useRef, useState } from 'react';
import type { InvoiceView } from '../../../shared/contract/invoices.ts';
import { keyName } from '../../components/key-name.ts';
import { invoiceTexts } from '../../texts/invoices.ts';
import { InvoiceRow } from './invoice-row.tsx';

export interface InvoiceTableProps {
  readonly invoices: readonly InvoiceView[];
  readonly opened: string | undefined;
}

const columns = [
  { label: invoiceTexts.number, right: false },
  { label: invoiceTexts.payer, right: false },
  { label: invoiceTexts.amount, right: true },
  { label: invoiceTexts.issuedAt, right: false },
  { label: invoiceTexts.state, right: false },
] as const;

/** One tab stop; the arrow keys move among the rows, Enter opens the one that has the focus. */
export function InvoiceTable({ invoices, opened }: InvoiceTableProps) {
  const [current, setCurrent] = useState(0);
  const body = useRef<HTMLTableSectionElement>(null);
  const stop = Math.min(current, invoices.length - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    const target = moves[keyName(event.nativeEvent)]?.(stop, invoices.length - 1);
    if (target === undefined) return;
    event.preventDefault();
    body.current?.rows[target]?.querySelector('a')?.focus();
  };
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
        <tbody ref={body} onKeyDown={onKeyDown}>
          {invoices.map((invoice, index) => (
            <InvoiceRow
              key={invoice.seq}
              invoice={invoice}
              opened={invoice.number === opened}
              tabStop={index === stop}
              onFocus={() => setCurrent(index)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Move = (from: number, last: number) => number;

const moves: Readonly<Record<string, Move>> = {
  ArrowDown: (from, last) => Math.min(from + 1, last),
  ArrowUp: from => Math.max(from - 1, 0),
  PageDown: (from, last) => Math.min(from + 10, last),
  PageUp: from => Math.max(from - 10, 0),
  Home: () => 0,
  End: (_from, last) => last,
};
