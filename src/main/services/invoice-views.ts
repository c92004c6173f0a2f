import type { InvoiceDetail, InvoiceView } from '../../shared/contract/invoices.ts';
import { AppError } from '../../shared/errors.ts';
import { fromBase64, toHex } from '../../shared/gm/bytes.ts';
import type { ListedInvoice, ListQuestion, StoredDocument } from '../db/repositories/invoices.ts';
import { readPrintJobs } from '../db/repositories/print-jobs.ts';
import type { ReadStore } from '../db/store.ts';
import { composeEInvoiceFile } from '../documents/einvoice-file.ts';
import type { InvoicePdf } from '../documents/invoice-pdf.ts';
import { restoreInvoice } from '../documents/restore-invoice.ts';

export interface Numbered {
  readonly code: string;
  readonly number: string;
}

export interface InvoiceViews {
  list(question: Omit<ListQuestion, 'before'> & { readonly before?: number | undefined }): {
    readonly invoices: readonly InvoiceView[];
    readonly next: number | null;
  };
  /** Throws `invoice_not_found`. */
  find(numbered: Numbered): FoundInvoice;
  view(invoice: ListedInvoice): InvoiceView;
  detail(numbered: Numbered): InvoiceDetail;
  /** The EInvoice file of the invoice's present state. */
  xml(numbered: Numbered): Uint8Array;
  /** `reprint`: 0 for the first print, then 补打第 n 次. */
  pdf(numbered: Numbered, reprint?: number): Promise<Uint8Array>;
}

export interface FoundInvoice {
  readonly invoice: ListedInvoice;
  readonly document: StoredDocument;
}

interface ViewParts {
  readonly store: ReadStore;
  readonly epoch: number;
  readonly pdf: InvoicePdf;
  /** 练习: everything under a PRACTICE root says so. */
  readonly practice: boolean;
}

export function createInvoiceViews({ store, epoch, pdf, practice }: ViewParts): InvoiceViews {
  function find({ code, number }: Numbered): FoundInvoice {
    const invoice = store.invoices.byNumber(code, number);
    const document = invoice && store.invoices.document(invoice.seq);
    if (invoice === undefined || document === undefined)
      throw new AppError('invoice_not_found', `本机没有票据 ${code}-${number}。没有改动；核对代码和号码。`);
    return { invoice, document };
  }

  function einvoiceFile({ seq }: ListedInvoice, { signedBytes, signature }: StoredDocument): Uint8Array {
    const supervisionSignature = store.results.supervision(seq);
    return composeEInvoiceFile({ signedBytes, unitSignature: signature, supervisionSignature });
  }

  function catalogueOf({ catalogueVersion, kind: wanted }: ListedInvoice) {
    const catalogue = store.catalogues.version(catalogueVersion);
    const kind = catalogue?.kinds.find(({ kind }) => kind === wanted);
    if (catalogue === undefined || kind === undefined)
      throw new AppError(
        'catalogue_invalid',
        '开票时的基础数据不见了，印不出票面。票据原文完好；从备份恢复后再印。',
      );
    return { catalogue, kind };
  }

  function view(invoice: ListedInvoice): InvoiceView {
    const { seq, code, number, checkCode, kind, businessNumber, payerName, totalFen, issuedAt } = invoice;
    const kindName = catalogueOf(invoice).kind.name;
    const { state, late, objection, related } = invoice;
    return {
      seq,
      code,
      number,
      checkCode,
      kind,
      kindName,
      businessNumber,
      payerName,
      totalFen,
      issuedAt,
      red: related !== undefined,
      state,
      late,
      objection,
    };
  }

  return {
    find,
    view,
    list({ before = Number.MAX_SAFE_INTEGER, limit, search, ...filters }) {
      const found = store.invoices.list({ ...filters, before, limit: limit + 1, search: search?.trim() });
      const page = found.slice(0, limit);
      return { invoices: page.map(view), next: found.length > limit ? (page.at(-1)?.seq ?? null) : null };
    },
    detail(numbered) {
      const { invoice, document } = find(numbered);
      const entry = store.journal.get(invoice.seq);
      const restored = restoreInvoice(document.signedBytes, catalogueOf(invoice).kind);
      return {
        ...view(invoice),
        leaseId: invoice.leaseId,
        faceQr: document.faceQr,
        handOverUrl: document.handOverUrl,
        payerCode: document.payerCode,
        items: restored.items.map(({ itemCode, name, unit, quantity, price, amountFen, itemRemark }) => ({
          itemCode,
          name,
          unit: unit ?? null,
          quantity: quantity ?? null,
          price: price ?? null,
          amountFen,
          itemRemark: itemRemark ?? null,
        })),
        prints: readPrintJobs(store.db, invoice.seq).filter(job => job.state !== 'failed').length,
        actor: entry?.actor ?? '',
        hash: entry === undefined ? '' : toHex(entry.hash),
        witnessed: (store.heads.last(epoch)?.seq ?? 0) >= invoice.seq,
      };
    },
    xml(numbered) {
      const { invoice, document } = find(numbered);
      return einvoiceFile(invoice, document);
    },
    pdf(numbered, reprint = 0) {
      const { invoice, document } = find(numbered);
      const { catalogue, kind } = catalogueOf(invoice);
      const face = catalogue.faces.find(
        ({ code, version }) => code === document.faceCode && version === document.faceVersion,
      );
      if (face === undefined)
        throw new AppError('catalogue_invalid', '开票时的票面不见了。票据原文完好；从备份恢复后再印。');
      const marks = [
        ...(practice ? ['练习'] : []),
        ...(invoice.state === 'accepted' ? [] : ['离线开具，待监制']),
        ...(reprint > 0 ? [`补打第${reprint}次`] : []),
      ];
      return pdf.compose({
        invoice: restoreInvoice(document.signedBytes, kind),
        face,
        seals: catalogue.seals.map(({ owner, image }) => ({ owner, image: fromBase64(image) })),
        faceQr: document.faceQr,
        marks,
        einvoiceFile: einvoiceFile(invoice, document),
      });
    },
  };
}
