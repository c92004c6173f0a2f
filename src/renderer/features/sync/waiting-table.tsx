import { displayYuan } from '../../../shared/domain/money.ts';
import { groupDigits, minuteText } from '../../components/figures.ts';
import { useRovingRows } from '../../components/roving-rows.ts';
import { hrefOf } from '../../routing/route.ts';
import { syncTexts } from '../../texts/sync.ts';
import type { Waiting } from './objection-causes.ts';

export interface WaitingTableProps {
  readonly label: string;
  readonly invoices: readonly Waiting[];
}

/** Invoices that are not accepted yet; Enter opens the one that has the focus. */
export function WaitingTable({ label, invoices }: WaitingTableProps) {
  const { tabIndexOf, around } = useRovingRows(invoices.length);
  return (
    <table className="list-table" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{syncTexts.number}</th>
          <th scope="col">{syncTexts.kind}</th>
          <th scope="col">{syncTexts.payer}</th>
          <th scope="col" className="right">
            {syncTexts.amount}
          </th>
          <th scope="col">{syncTexts.issuedAt}</th>
        </tr>
      </thead>
      <tbody {...around}>
        {invoices.map((invoice, index) => (
          <tr key={`${invoice.code}${invoice.number}`} className="whole-row">
            <td className="one-line">
              <a
                className="digits row-link"
                data-row=""
                tabIndex={tabIndexOf(index)}
                href={hrefOf({ screen: 'invoice', code: invoice.code, number: invoice.number })}
              >
                {groupDigits(invoice.number)}
              </a>
            </td>
            <td>{invoice.kind}</td>
            <td className="sync-payer">{invoice.payerName}</td>
            <td className="right">{displayYuan(invoice.totalFen)}</td>
            <td className="one-line">{minuteText(invoice.issuedAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
