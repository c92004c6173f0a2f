import PDFDocument from 'pdfkit';
import type { Face } from '../../../shared/domain/catalogue.ts';
import type { Invoice } from '../../../shared/domain/invoice.ts';
import { points } from './pen.ts';

export interface DocumentFacts {
  readonly invoice: Invoice;
  readonly face: Face;
  readonly marks: readonly string[];
}

/** An empty document whose every byte follows from these facts: dates are those of the invoice, the ID follows. */
export function newDocument({ invoice, face, marks }: DocumentFacts): PDFKit.PDFDocument {
  const issued = new Date(invoice.issuedAt);
  return new PDFDocument({
    size: [points(face.width), points(face.height)],
    margin: 0,
    autoFirstPage: false,
    // No default font: pdfkit would read Helvetica's metrics for each document.
    font: '',
    lang: 'zh-CN',
    displayTitle: true,
    pdfVersion: '1.7',
    info: {
      Title: `${invoice.kind.name} ${invoice.code} ${invoice.number}`,
      Author: invoice.unit.name,
      Keywords: marks.join('；'),
      Creator: 'unit-invoicing',
      Producer: 'unit-invoicing',
      CreationDate: issued,
      ModDate: issued,
    },
  });
}

/** Ends the document and gives its bytes. */
export async function finish(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  doc.end();
  const chunks: Uint8Array[] = [];
  for await (const chunk of doc) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return Buffer.concat(chunks);
}
