import { useCommandOf } from '../../api/use-command-of.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { bytesOf } from '../../components/download.ts';
import { invoiceTexts } from '../../texts/invoices.ts';
import { openPdf } from './open-pdf.ts';

export interface Printing {
  readonly busy: boolean;
  readonly error: Error | null;
  print(invoice: { readonly code: string; readonly number: string }): void;
}

/** F10: asks nothing. Where the host has no printer the file opens in a window of its own, to be printed from there. */
export function usePrinting(): Printing {
  const { mutate, isPending, error } = useCommandOf('printing.print');
  const announce = useAnnounce();
  return {
    busy: isPending,
    error,
    print({ code, number }) {
      if (isPending) return;
      mutate(
        { code, number },
        {
          onSuccess({ file }) {
            if (file !== null) openPdf(file.name, bytesOf(file.content));
            const tail = number.slice(-4);
            announce(file === null ? invoiceTexts.spooled(tail) : invoiceTexts.opened(tail));
          },
        },
      );
    },
  };
}
