import type { Fonts } from '../fonts/fonts.ts';
import { fitText, linePitch } from './fit-text.ts';

/** A place for text in millimetres from the upper left corner of the page; `size` in points. */
export interface TextBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly size: number;
  readonly color: string;
  readonly align: 'left' | 'center' | 'right';
  readonly verticalAlign: 'top' | 'middle';
}

/** Writes text with whichever fonts it takes. */
export interface Pen {
  /** Wrapped and shrunk to fit the box. */
  write(text: string, box: TextBox): void;
  /** Width of one line in millimetres. */
  width(text: string, size: number): number;
}

const black = '#000000';
const pointsPerMillimetre = 72 / 25.4;
/** Where the baseline of Han characters lies below the top of their em square. */
const baseline = 0.88;

export function points(millimetres: number): number {
  return millimetres * pointsPerMillimetre;
}

export function textBox(
  box: Pick<TextBox, 'x' | 'y' | 'width' | 'height' | 'size'> & Partial<TextBox>,
): TextBox {
  return { color: black, align: 'left', verticalAlign: 'top', ...box };
}

export function createPen(doc: PDFKit.PDFDocument, fonts: Fonts): Pen {
  const writeLine = (
    line: string,
    { x, y, size }: { readonly x: number; readonly y: number; readonly size: number },
  ): void => {
    let left = x;
    for (const { font, text } of fonts.runs(line)) {
      doc.font(font.embeddable, font.name).fontSize(size);
      doc.text(text, left, y + baseline * size, { lineBreak: false, baseline: 'alphabetic' });
      left += fonts.width(text) * size;
    }
  };
  return {
    width: (text, size) => (fonts.width(text) * size) / pointsPerMillimetre,
    write(text, box) {
      const room = { width: points(box.width), height: points(box.height), size: box.size };
      const { size, lines } = fitText(text, room, fonts.width);
      const spare = room.height - lines.length * size * linePitch;
      const top =
        points(box.y) + (box.verticalAlign === 'middle' ? spare / 2 : 0) + ((linePitch - 1) / 2) * size;
      doc.fillColor(box.color);
      for (const [index, line] of lines.entries()) {
        const shift = { left: 0, center: 0.5, right: 1 }[box.align] * (room.width - fonts.width(line) * size);
        writeLine(line, { x: points(box.x) + shift, y: top + index * size * linePitch, size });
      }
    },
  };
}
