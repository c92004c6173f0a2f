import type { InvoiceView } from '../../../shared/contract/invoices.ts';
import { displayYuan } from '../../../shared/domain/money.ts';
import { groupDigits, minuteText } from '../../components/figures.ts';
import { hrefOf } from '../../routing/route.ts';
import { invoiceTexts } from '../../texts/invoices.ts';
import { StateTag } from './state-tag.tsx';

export interface InvoiceRowProps {
  readonly invoice: InvoiceView;
  readonly opened: boolean;
  readonly tabIndex: 0 | -1;
  readonly onFocus: () => void;
}

/** The number is a link that covers its row, so a click anywhere and Enter both open it. */
export function InvoiceRow({ invoice, opened, tabIndex, onFocus }: InvoiceRowProps) {
  const { code, number, red } = invoice;
  return (
    <tr className={opened ? 'opened' : ''}>
      <td>
        <a
          className="digits row-link"
          href={hrefOf({ screen: 'invoice', code, number })}
          tabIndex={tabIndex}
          data-row
          data-number={number}
          onFocus={onFocus}
          {...(opened ? { 'aria-current': 'true' as const } : {})}
        >
          {groupDigits(number)}
        </a>
      </td>
      <td className="cell-payer">{invoice.payerName}</td>
      <td className={red ? 'right tone-error' : 'right'}>
        {red ? <span className="red-tag">{invoiceTexts.red}</span> : null}
        {displayYuan(invoice.totalFen)}
      </td>
      <td>{minuteText(invoice.issuedAt)}</td>
      <td>
        <StateTag state={invoice.state} />
      </td>
    </tr>
  );
}
