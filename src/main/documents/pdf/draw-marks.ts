import type { Sheet } from './draw-table.ts';
import { type Pen, points, textBox } from './pen.ts';

const markColor = '#C00000';
const watermarkColor = '#FBE4E0';
/** Marks that take an invoice its force, or say that it never had any: they also stand across the whole page. */
const denying = ['练习', '已冲红', '已作废', '已换开'];

/** Boxed marks below each other in the marks area. */
export function drawMarks({ doc, pen, face }: Sheet, marks: readonly string[]): void {
  const { x, y, size } = face.marks;
  const height = size * 0.6;
  for (const [index, mark] of marks.entries()) {
    const top = y + index * (height + 0.6);
    const width = pen.width(mark, size) + 3;
    doc.lineWidth(0.8).strokeColor(markColor);
    doc.rect(points(x), points(top), points(width), points(height)).stroke();
    const box = { x, y: top, width, height, size, color: markColor };
    pen.write(mark, textBox({ ...box, align: 'center', verticalAlign: 'middle' }));
  }
}

/** Large and light across the page; drawn first, so that everything else stands on it. */
export function drawWatermark({ doc, pen, face }: Sheet, marks: readonly string[]): void {
  const text = marks.filter(mark => denying.includes(mark)).join('　');
  if (text === '') return;
  const height = face.height * 0.4;
  doc.save();
  doc.rotate(-25, { origin: [points(face.width / 2), points(face.height / 2)] });
  writeAcross(pen, text, {
    x: face.width * 0.1,
    y: (face.height - height) / 2,
    width: face.width * 0.8,
    height,
  });
  doc.restore();
}

function writeAcross(
  pen: Pen,
  text: string,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): void {
  pen.write(
    text,
    textBox({ ...box, size: 110, align: 'center', verticalAlign: 'middle', color: watermarkColor }),
  );
}
