import { createCanvas } from '@napi-rs/canvas';
import jsqr from 'jsqr';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface PlacedText {
  readonly text: string;
  /** Millimetres from the left and from the top of the page to the start of the baseline. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly rotated: boolean;
}

// The package's types describe its default export as one level deeper than it is.
const scan = jsqr as unknown as typeof jsqr.default;

const millimetres = 25.4 / 72;

export function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  return getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
}

export async function placedTexts(pdf: PDFDocumentProxy, number = 1): Promise<readonly PlacedText[]> {
  const page = await pdf.getPage(number);
  const { height } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent({ disableNormalization: true });
  return items.flatMap(item =>
    'str' in item && item.str.trim() !== ''
      ? [
          {
            text: item.str,
            x: item.transform[4] * millimetres,
            y: (height - item.transform[5]) * millimetres,
            width: item.width * millimetres,
            rotated: item.transform[1] !== 0,
          },
        ]
      : [],
  );
}

/** All text of a page without white space, in the order it was written. */
export async function pageText(pdf: PDFDocumentProxy, number = 1): Promise<string> {
  return (await placedTexts(pdf, number))
    .map(({ text }) => text)
    .join('')
    .replace(/\s/g, '');
}

/** What a scanner reads from the page at 150 dpi. */
export async function scanQr(pdf: PDFDocumentProxy, number = 1): Promise<string | undefined> {
  const page = await pdf.getPage(number);
  const viewport = page.getViewport({ scale: 150 / 72 });
  const canvas = createCanvas(viewport.width, viewport.height);
  // @ts-expect-error pdf.js types its canvas as a browser's; this one draws the same.
  await page.render({ canvas, viewport }).promise;
  const { data, width, height } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  return scan(Uint8ClampedArray.from(data), width, height)?.data;
}

/** The attachments by name. */
export async function attachments(pdf: PDFDocumentProxy): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  for (const [id, { filename }] of (await pdf.getAttachments()) ?? [])
    found.set(filename, (await pdf.getAttachmentContent(id)) ?? new Uint8Array());
  return found;
}
