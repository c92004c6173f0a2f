import { openPdfDocument } from '../../components/open-pdf-document.ts';

export interface DrawnPdf {
  readonly pages: number;
  /** The text of the first page, for those who do not see the canvas. */
  readonly text: string;
}

export interface DrawPdfOptions {
  readonly canvas: HTMLCanvasElement;
  /** Width on the screen in CSS pixels. */
  readonly width: number;
}

/** Draws the first page. */
export async function drawPdf(
  bytes: Uint8Array<ArrayBuffer>,
  { canvas, width }: DrawPdfOptions,
): Promise<DrawnPdf> {
  const task = openPdfDocument(bytes);
  const pdf = await task.promise;
  try {
    const page = await pdf.getPage(1);
    const scale = (width / page.getViewport({ scale: 1 }).width) * devicePixelRatio;
    const viewport = page.getViewport({ scale });
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    await page.render({ canvas, viewport }).promise;
    const { items } = await page.getTextContent();
    return { pages: pdf.numPages, text: items.map(item => ('str' in item ? item.str : '')).join(' ') };
  } finally {
    await task.destroy();
  }
}
