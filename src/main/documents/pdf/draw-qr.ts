import { create } from 'qrcode';
import type { Face } from '../../../shared/domain/catalogue.ts';
import { points } from './pen.ts';

/** Modules of white on each side, as ISO/IEC 18004 asks for; part of the size the face gives. */
const quietZone = 4;

export type DrawQr = (doc: PDFKit.PDFDocument, place: Face['qr']) => void;

/** Prepares the code once for all pages. A fixed mask spares the search for the best one, most of the work. */
export function prepareQr(text: string): DrawQr {
  const { modules } = create(text, { errorCorrectionLevel: 'M', maskPattern: 4 });
  const runs = [...darkRuns(modules)];
  return (doc, { x, y, size }) => {
    const module = points(size) / (modules.size + 2 * quietZone);
    const origin = { x: points(x) + quietZone * module, y: points(y) + quietZone * module };
    doc.rect(points(x), points(y), points(size), points(size)).fill('#FFFFFF');
    for (const { row, column, length } of runs)
      doc.rect(origin.x + column * module, origin.y + row * module, length * module, module);
    doc.fill('#000000');
  };
}

interface DarkRun {
  readonly row: number;
  readonly column: number;
  readonly length: number;
}

function* darkRuns({ size, data }: { readonly size: number; readonly data: Uint8Array }): Generator<DarkRun> {
  for (let row = 0; row < size; row += 1) {
    let column = 0;
    while (column < size) {
      let end = column;
      while (end < size && data[row * size + end] === 1) end += 1;
      if (end > column) yield { row, column, length: end - column };
      column = end + 1;
    }
  }
}
