import type { InvoiceView } from '../../../shared/contract/invoices.ts';
import { yuan } from '../../components/figures.ts';
import { hrefOf } from '../../routing/route.ts';
import { issueTexts } from '../../texts/issue.ts';

/** Today's last five, while nothing is being typed. */
export function TodayList({ invoices }: { readonly invoices: readonly InvoiceView[] }) {
  if (invoices.length === 0) return null;
  return (
    <section className="panel">
      <h2>{issueTexts.today}</h2>
      <ul className="today">
        {invoices.map(({ code, number, issuedAt, payerName, totalFen }) => (
          <li key={`${code}${number}`}>
            <a href={hrefOf({ screen: 'invoice', code, number })} className="digits">
              …{number.slice(-4)}
            </a>
            <span className="today-payer">{payerName}</span>
            <span>{yuan(totalFen)}</span>
            <span className="quiet">{issuedAt.slice(11, 16)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
