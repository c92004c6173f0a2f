import { lazy, Suspense, useEffect, useRef } from 'react';
import { useQueryOf } from '../../api/use-query-of.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { groupDigits } from '../../components/figures.ts';
import { Reading } from '../../components/reading.tsx';
import { invoiceTexts } from '../../texts/invoices.ts';
import { shellTexts } from '../../texts/shell.ts';
import { CopyButton } from './copy-button.tsx';
import { HandOver } from './hand-over.tsx';
import { InvoiceFacts } from './invoice-facts.tsx';
import { InvoiceItems } from './invoice-items.tsx';
import { Objection } from './objection.tsx';
import { PrintQuestion } from './print-question.tsx';
import { StateTag } from './state-tag.tsx';
import { Timeline } from './timeline.tsx';
import { useFiles } from './use-files.ts';
import type { Printing } from './use-printing.ts';
import { Verification } from './verification.tsx';

const PdfPreview = lazy(async () => ({ default: (await import('./pdf-preview.tsx')).PdfPreview }));

export interface InvoiceDetailProps {
  readonly code: string;
  readonly number: string;
  /** Absent for those who may not print. */
  readonly printing: Printing | undefined;
  readonly codeShown: boolean;
  readonly onShowCode: () => void;
  readonly onClose: () => void;
}

export function InvoiceDetail(props: InvoiceDetailProps) {
  const { code, number, printing, codeShown } = props;
  const read = useQueryOf('invoices.get', { code, number });
  const invoice = read.data;
  const files = useFiles({ code, number });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const failures = [files.error, printing?.error ?? null].filter(failure => failure !== null);
  return (
    <article className="detail" aria-labelledby="detail-title">
      <header className="detail-head">
        <h2 id="detail-title" tabIndex={-1} ref={heading}>
          <span className="digits">{groupDigits(number)}</span>
        </h2>
        {invoice === undefined ? null : <StateTag state={invoice.state} />}
        <span className="detail-files">
          <ActionButton label={invoiceTexts.downloadPdf} onPress={() => files.save('pdf')} />
          <ActionButton label={invoiceTexts.downloadXml} onPress={() => files.save('xml')} />
          <ActionButton label={invoiceTexts.close} shortcut="Esc" onPress={props.onClose} />
        </span>
      </header>
      <Actions {...props} prints={invoice?.prints ?? 0} checkCode={invoice?.checkCode} />
      <Reading of={read} />
      {failures.map((failure, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: at most one of each kind, always in this order
        <FailurePanel key={index} error={failure} />
      ))}
      {printing === undefined ? null : <PrintQuestion code={code} number={number} />}
      {invoice === undefined ? null : (
        <div className="detail-body">
          <Objection invoice={invoice} />
          {invoice.late ? <p className="tone-warn">{invoiceTexts.late}</p> : null}
          {codeShown ? <HandOver invoice={invoice} large /> : null}
          <Suspense fallback={<p className="loading">{shellTexts.loading}</p>}>
            <PdfPreview code={code} number={number} />
          </Suspense>
          <div className="detail-side">
            <InvoiceFacts invoice={invoice} />
            {codeShown ? null : <HandOver invoice={invoice} />}
          </div>
          <InvoiceItems items={invoice.items} />
          <Timeline code={code} number={number} />
          <Verification code={code} number={number} />
        </div>
      )}
    </article>
  );
}

interface ActionsProps extends InvoiceDetailProps {
  readonly prints: number;
  readonly checkCode: string | undefined;
}

function Actions({ code, number, printing, codeShown, onShowCode, prints, checkCode }: ActionsProps) {
  return (
    <div className="detail-actions">
      {printing === undefined ? null : (
        <ActionButton
          label={printing.busy ? invoiceTexts.printing : invoiceTexts.printOf(prints)}
          shortcut="F10"
          onPress={() => printing.print({ code, number })}
        />
      )}
      <ActionButton
        label={codeShown ? invoiceTexts.hideCode : invoiceTexts.handOver}
        shortcut="F11"
        onPress={onShowCode}
      />
      {checkCode === undefined ? null : <CopyButton {...{ code, number, checkCode }} />}
    </div>
  );
}
