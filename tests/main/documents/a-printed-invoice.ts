import { readFileSync } from 'node:fs';
import { composeEInvoiceFile } from '../../../src/main/documents/einvoice-file.ts';
import { composeEInvoice } from '../../../src/main/documents/einvoice-xml.ts';
import { createFonts } from '../../../src/main/documents/fonts/fonts.ts';
import { createInvoicePdf, type PrintedInvoice } from '../../../src/main/documents/invoice-pdf.ts';
import type { Face } from '../../../src/shared/domain/catalogue.ts';
import { faceQr, type Invoice } from '../../../src/shared/domain/invoice.ts';
import { anInvoice } from './an-invoice.ts';

const asset = (path: string): Buffer => readFileSync(new URL(`../../../assets/${path}`, import.meta.url));

export const generalFace: Face = JSON.parse(asset('faces/general.json').toString());

export const practiceSeals = [
  { owner: 'unit' as const, image: asset('seals/practice-unit.png') },
  { owner: 'supervision' as const, image: asset('seals/practice-supervision.png') },
];

/** The bundled font alone, so that a test says the same on every machine. */
export const bundledFonts = createFonts({ folders: [], systemFolders: [] });
export const invoicePdf = createInvoicePdf({ fonts: bundledFonts });

export function aPrintedInvoice(
  invoice: Invoice = anInvoice(),
  over: Partial<PrintedInvoice> = {},
): PrintedInvoice {
  return {
    invoice,
    face: generalFace,
    seals: practiceSeals,
    faceQr: faceQr(invoice),
    marks: [],
    einvoiceFile: composeEInvoiceFile({
      signedBytes: composeEInvoice(invoice),
      unitSignature: Buffer.from('<Signature Id="unit"></Signature>'),
    }),
    ...over,
  };
}
