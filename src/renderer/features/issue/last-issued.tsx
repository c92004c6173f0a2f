import { useQueryOf } from '../../api/use-query-of.ts';
import { groupDigits, yuan } from '../../components/figures.ts';
import { hrefOf } from '../../routing/route.ts';
import { invoiceTexts } from '../../texts/invoices.ts';
import { issueTexts } from '../../texts/issue.ts';
import { StateTag } from '../invoices/state-tag.tsx';
import type { Issued } from './use-issuing.ts';

/** 上一张: the result of the last act; it stays until the next, and follows the invoice's state. */
export function LastIssued({ issued }: { readonly issued: Issued }) {
  const { code, number } = issued.invoice;
  const { data: now } = useQueryOf('invoices.get', { code, number });
  const invoice = now ?? issued.invoice;
  return (
    <div className="last-card">
      <p className="last-number">
        <span className="digits">{groupDigits(number)}</span>
        <StateTag state={invoice.state} />
      </p>
      <p>
        <strong className="last-amount">{yuan(invoice.totalFen)}</strong> {invoice.payerName}
      </p>
      {issued.status === 'same' ? <p className="tone-warn">{issueTexts.same}</p> : null}
      {invoice.state === 'queued' ? <p className="quiet">{issueTexts.uploadLater}</p> : null}
      {invoice.objection === null ? null : (
        <p className="tone-error">
          {invoiceTexts.platformSays(invoice.objection.text, invoice.objection.code)}
        </p>
      )}
      <a href={hrefOf({ screen: 'invoice', code, number })}>{issueTexts.view}</a>
    </div>
  );
}
