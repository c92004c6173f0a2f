import type { Face, Seal } from '../../shared/domain/catalogue.ts';
import type { Invoice } from '../../shared/domain/invoice.ts';
import { displayYuan } from '../../shared/domain/money.ts';
import type { Fonts } from './fonts/fonts.ts';
import { drawMarks, drawWatermark } from './pdf/draw-marks.ts';
import { type DrawQr, prepareQr } from './pdf/draw-qr.ts';
import { drawTable, ruleWidth, type Sheet, tableRight } from './pdf/draw-table.ts';
import { drawText } from './pdf/draw-texts.ts';
import { finish, newDocument } from './pdf/new-document.ts';
import { type PagePlan, planPages } from './pdf/page-plan.ts';
import { createPen, points, textBox } from './pdf/pen.ts';
import { createSealImages, type EmbeddableImage } from './pdf/seal-images.ts';

export interface PrintedInvoice {
  readonly invoice: Invoice;
  readonly face: Face;
  readonly seals: readonly PrintedSeal[];
  /** What the QR code says. */
  readonly faceQr: string;
  /** State marks, e.g. `练习`, `离线开具，待监制`, `补打第1次`, `已冲红`. */
  readonly marks: readonly string[];
  /** The EInvoice file of this state; attached as `einvoice.xml`. */
  readonly einvoiceFile: Uint8Array;
}

export interface PrintedSeal {
  readonly owner: Seal['owner'];
  /** PNG. */
  readonly image: Uint8Array;
}

export interface InvoicePdf {
  /**
   * The PDF of an invoice: the same input gives the same bytes. Throws `invoice_not_issuable` for a character no font
   * can draw and `catalogue_invalid` for a seal that is no PNG.
   */
  compose(document: PrintedInvoice): Promise<Uint8Array>;
}

interface PageParts {
  readonly document: PrintedInvoice;
  readonly sheet: Sheet;
  readonly drawQr: DrawQr;
  readonly images: ReadonlyMap<PrintedSeal, EmbeddableImage>;
}

export function createInvoicePdf({ fonts }: { readonly fonts: Fonts }): InvoicePdf {
  const sealImages = createSealImages();
  return {
    async compose(document) {
      const doc = newDocument(document);
      const parts: PageParts = {
        document,
        sheet: { doc, pen: createPen(doc, fonts), face: document.face },
        drawQr: prepareQr(document.faceQr),
        images: new Map(document.seals.map(seal => [seal, sealImages.image(seal.image)])),
      };
      for (const plan of planPages(document.invoice.items, document.face)) drawPage(parts, plan);
      attach(doc, document);
      return finish(doc);
    },
  };
}

/** From the back to the front: nothing later hides anything earlier that must be read. */
function drawPage({ document, sheet, drawQr, images }: PageParts, plan: PagePlan): void {
  const { doc, pen, face } = sheet;
  const onThisPage = ({ y }: { readonly y: number }): boolean => plan.page === 1 || y < face.table.y;
  doc.addPage();
  drawWatermark(sheet, document.marks);
  for (const place of face.seals)
    for (const [seal, image] of images)
      if (seal.owner === place.owner)
        doc.image(image, points(place.x), points(place.y), {
          fit: [points(place.width), points(place.height)],
          align: 'center',
          valign: 'center',
        });
  doc.lineWidth(points(ruleWidth)).strokeColor(face.labelColor);
  for (const frame of (face.frames ?? []).filter(onThisPage))
    doc.rect(points(frame.x), points(frame.y), points(frame.width), points(frame.height)).stroke();
  drawQr(doc, face.qr);
  drawTable(sheet, plan);
  for (const text of face.texts.filter(onThisPage)) drawText(pen, text, document);
  drawMarks(sheet, document.marks);
  if (plan.pages > 1) drawPageNumber(sheet, plan);
}

/** At the foot of each page of several, under the right end of the table. */
function drawPageNumber({ pen, face }: Sheet, { items, page, pages }: PagePlan): void {
  const subtotal = displayYuan(items.reduce((sum, item) => sum + item.amountFen, 0));
  const text = `第 ${page} 页，共 ${pages} 页　本页小计 ¥${subtotal}`;
  const { x } = face.table;
  const box = { x, y: face.height - 8, width: tableRight(face) - x, height: 5, size: 8 };
  pen.write(text, textBox({ ...box, align: 'right' }));
}

function attach(doc: PDFKit.PDFDocument, { einvoiceFile, invoice }: PrintedInvoice): void {
  const issued = new Date(invoice.issuedAt);
  doc.file(Buffer.from(einvoiceFile), {
    name: 'einvoice.xml',
    type: 'application/xml',
    description: '财政电子票据数据文件（EInvoice）',
    creationDate: issued,
    modifiedDate: issued,
  });
}
