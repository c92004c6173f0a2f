import { useQueryOf } from '../../api/use-query-of.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { groupDigits, yuan } from '../../components/figures.ts';
import { hrefOf } from '../../routing/route.ts';
import { invoiceTexts } from '../../texts/invoices.ts';
import { issueTexts } from '../../texts/issue.ts';
import { HandOver } from '../invoices/hand-over.tsx';
import { PrintQuestion } from '../invoices/print-question.tsx';
import { StateTag } from '../invoices/state-tag.tsx';
import type { Printing } from '../invoices/use-printing.ts';
import type { Issued } from './use-issuing.ts';

export interface LastIssuedProps {
  readonly issued: Issued;
  readonly printing: Printing;
  readonly shown: boolean;
  readonly onShow: () => void;
}

/** 上一张: the result of the last act; it stays until the next, and follows the invoice's state. */
export function LastIssued({ issued, printing, shown, onShow }: LastIssuedProps) {
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
      {shown && now !== undefined ? <HandOver invoice={now} large /> : null}
      <div className="last-actions">
        <ActionButton
          label={printing.busy ? invoiceTexts.printing : invoiceTexts.printOf(now?.prints ?? 0)}
          shortcut="F10"
          onPress={() => printing.print({ code, number })}
        />
        <ActionButton
          label={shown ? invoiceTexts.hideCode : invoiceTexts.handOver}
          shortcut="F11"
          onPress={onShow}
        />
      </div>
      {printing.error === null ? null : <FailurePanel error={printing.error} />}
      <PrintQuestion code={code} number={number} />
      <a href={hrefOf({ screen: 'invoice', code, number })}>{issueTexts.view}</a>
    </div>
  );
}
