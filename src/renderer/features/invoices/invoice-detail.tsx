import { lazy, Suspense, useEffect, useRef } from 'react';
import { useCommandOf } from '../../api/use-command-of.ts';
import { useQueryOf } from '../../api/use-query-of.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { useAnnounce } from '../../components/announcer.tsx';
import { bytesOf, download } from '../../components/download.ts';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { groupDigits } from '../../components/figures.ts';
import { invoiceTexts } from '../../texts/invoices.ts';
import { shellTexts } from '../../texts/shell.ts';
import { HandOver } from './hand-over.tsx';
import { InvoiceFacts } from './invoice-facts.tsx';
import { StateTag } from './state-tag.tsx';

const PdfPreview = lazy(async () => ({ default: (await import('./pdf-preview.tsx')).PdfPreview }));

export interface InvoiceDetailProps {
  readonly code: string;
  readonly number: string;
  readonly onClose: () => void;
}

export function InvoiceDetail({ code, number, onClose }: InvoiceDetailProps) {
  const { data: invoice, error } = useQueryOf('invoices.get', { code, number });
  const file = useCommandOf('invoices.file');
  const announce = useAnnounce();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const save = (format: 'xml' | 'pdf') =>
    file.mutate(
      { code, number, format },
      {
        onSuccess({ name, content }) {
          download(name, bytesOf(content));
          announce(invoiceTexts.downloaded(name));
        },
      },
    );
  return (
    <article className="detail" aria-labelledby="detail-title">
      <header className="detail-head">
        <h2 id="detail-title" tabIndex={-1} ref={heading}>
          <span className="digits">{groupDigits(number)}</span>
        </h2>
        {invoice === undefined ? null : <StateTag state={invoice.state} />}
        <span className="detail-actions">
          <ActionButton label={invoiceTexts.downloadPdf} onPress={() => save('pdf')} />
          <ActionButton label={invoiceTexts.downloadXml} onPress={() => save('xml')} />
          <ActionButton label={invoiceTexts.close} shortcut="Esc" onPress={onClose} />
        </span>
      </header>
      {error === null ? null : <FailurePanel error={error} />}
      {file.error === null ? null : <FailurePanel error={file.error} />}
      {invoice === undefined ? null : (
        <div className="detail-body">
          <Suspense fallback={<p className="loading">{shellTexts.loading}</p>}>
            <PdfPreview code={code} number={number} />
          </Suspense>
          <div className="detail-side">
            <InvoiceFacts invoice={invoice} />
            <HandOver url={invoice.handOverUrl} accepted={invoice.state === 'accepted'} />
          </div>
        </div>
      )}
    </article>
  );
}
