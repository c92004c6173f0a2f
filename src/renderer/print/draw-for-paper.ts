import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { openPdfDocument } from '../components/open-pdf-document.ts';

export interface PaperSize {
  /** In µm, as the host's printing wants them. */
  readonly width: number;
  readonly height: number;
}

/** What office printers print, so that a QR code keeps its edges. */
const dotsPerInch = 300;
const pointsPerInch = 72;
const micronsPerPoint = 25_400 / pointsPerInch;

/** Draws every page in its true size, one a sheet; answers the size of the first. */
export async function drawForPaper(bytes: Uint8Array<ArrayBuffer>, place: HTMLElement): Promise<PaperSize> {
  const task = openPdfDocument(bytes);
  const pdf = await task.promise;
  try {
    for (let number = 1; number <= pdf.numPages; number += 1)
      place.append(await draw(await pdf.getPage(number)));
    const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 });
    return { width: Math.round(width * micronsPerPoint), height: Math.round(height * micronsPerPoint) };
  } finally {
    await task.destroy();
  }
}

async function draw(page: PDFPageProxy): Promise<HTMLCanvasElement> {
  const size = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: dotsPerInch / pointsPerInch });
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  // A hair less than the sheet: rounding must not push an empty one after it.
  canvas.style.width = `${size.width}pt`;
  canvas.style.height = `${size.height - 0.5}pt`;
  await page.render({ canvas, viewport, intent: 'print' }).promise;
  return canvas;
}
