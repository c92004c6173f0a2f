import { useCommandOf } from '../../api/use-command-of.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { bytesOf, download } from '../../components/download.ts';
import { invoiceTexts } from '../../texts/invoices.ts';

export interface InvoiceFiles {
  readonly error: Error | null;
  save(format: 'xml' | 'pdf'): void;
}

/** The files that are handed out, saved through the browser's own way. */
export function useFiles({ code, number }: { readonly code: string; readonly number: string }): InvoiceFiles {
  const { mutate, error } = useCommandOf('invoices.file');
  const announce = useAnnounce();
  return {
    error,
    save: format =>
      mutate(
        { code, number, format },
        {
          onSuccess({ name, content }) {
            download(name, bytesOf(content));
            announce(invoiceTexts.downloaded(name));
          },
        },
      ),
  };
}
