import { lazy, Suspense, useEffect, useRef } from 'react';
import { useDesk } from '../../api/desk-context.tsx';
import { useQueryOf } from '../../api/use-query-of.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { useAnnounce } from '../../components/announcer.tsx';
import { bytesOf, download } from '../../components/download.ts';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { groupDigits } from '../../components/figures.ts';
import { StateTag } from '../../components/state-tag.tsx';
import { invoiceTexts } from '../../texts/invoices.ts';
import { shellTexts } from '../../texts/shell.ts';
import { HandOver } from './hand-over.tsx';
import { InvoiceFacts } from './invoice-facts.tsx';

const PdfPreview = lazy(async () => ({ default: (await import('./pdf-preview.tsx')).PdfPreview }));

export interface InvoiceDetailProps {
  readonly code: string;
  readonly number: string;
  readonly onClose: () => void;
}

export function InvoiceDetail({ code, number, onClose }: InvoiceDetailProps) {
  const { data: invoice, error } = useQueryOf('invoices.get', { code, number });
  const { call } = useDesk();
  const announce = useAnnounce();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const save = async (format: 'xml' | 'pdf') => {
    const file = await call('invoices.file', { code, number, format });
    download(file.name, bytesOf(file.content));
    announce(invoiceTexts.downloaded(file.name));
  };
  return (
    <article className="detail" aria-labelledby="detail-title">
      <header className="detail-head">
        <h2 id="detail-title" tabIndex={-1} ref={heading}>
          <span className="digits">{groupDigits(number)}</span>
        </h2>
        {invoice === undefined ? null : <StateTag state={invoice.state} />}
        <span className="detail-actions">
          <ActionButton label={invoiceTexts.downloadPdf} onPress={() => void save('pdf')} />
          <ActionButton label={invoiceTexts.downloadXml} onPress={() => void save('xml')} />
          <ActionButton label={invoiceTexts.close} shortcut="Esc" onPress={onClose} />
        </span>
      </header>
      {error === null ? null : <FailurePanel error={error} />}
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
