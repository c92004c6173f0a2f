import type { Face, FaceText } from '../../../shared/domain/catalogue.ts';
import type { Invoice } from '../../../shared/domain/invoice.ts';
import { faceValue } from '../face-values.ts';
import { linePitch } from './fit-text.ts';
import { type Pen, textBox } from './pen.ts';

const millimetresPerPoint = 25.4 / 72;

/** A label in the colour of the face and the value in black behind it, in what room the label leaves. */
export function drawText(
  pen: Pen,
  text: FaceText,
  { invoice, face }: { readonly invoice: Invoice; readonly face: Face },
): void {
  const height = text.size * (text.lines ?? 1) * linePitch * millimetresPerPoint;
  const { x, y, width, size, align = 'left' } = text;
  const label = text.label ?? '';
  const value = text.field === undefined ? '' : faceValue(invoice, text.field);
  const labelWidth = label === '' ? 0 : pen.width(label, size);
  if (label !== '') {
    const lineHeight = size * linePitch * millimetresPerPoint;
    const labelAlign = value === '' ? align : 'left';
    pen.write(
      label,
      textBox({ x, y, width, height: lineHeight, size, align: labelAlign, color: face.labelColor }),
    );
  }
  if (value !== '')
    pen.write(
      value,
      textBox({
        x: x + labelWidth,
        y,
        width: Math.max(1, width - labelWidth),
        height,
        size,
        align,
        color: valueColor(text, face),
      }),
    );
}

/** The title is part of the printed form, so it has the colour of the labels. */
function valueColor({ field }: FaceText, face: Face): string {
  return field === 'title' ? face.labelColor : '#000000';
}
