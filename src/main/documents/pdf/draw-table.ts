import type { Face, FaceColumn } from '../../../shared/domain/catalogue.ts';
import { itemValue } from '../face-values.ts';
import type { PagePlan } from './page-plan.ts';
import { type Pen, points, type TextBox, textBox } from './pen.ts';

/** Free space between rules and text in a cell, in millimetres. */
const sideMargin = 1;
const topMargin = 0.4;
export const ruleWidth = 0.2;

export interface Sheet {
  readonly doc: PDFKit.PDFDocument;
  readonly pen: Pen;
  readonly face: Face;
}

type PlacedColumn = FaceColumn & { readonly left: number };

/** The rules, the heads of the columns and the items of one page. */
export function drawTable(sheet: Sheet, plan: PagePlan): void {
  const { pen, face } = sheet;
  const { y, headHeight, rowHeight } = face.table;
  const columns = placeColumns(face);
  drawRules(sheet, { columns, bottom: y + headHeight + plan.rows * rowHeight });
  for (const column of columns) {
    const cell = cellBox(face, column, { top: y, height: headHeight });
    pen.write(column.label, { ...cell, align: 'center', color: face.labelColor });
  }
  for (const [row, item] of plan.items.entries())
    for (const column of columns) {
      const value = itemValue(item, column.field);
      const top = y + headHeight + row * rowHeight;
      if (value !== '') pen.write(value, cellBox(face, column, { top, height: rowHeight }));
    }
}

/** The right end of the table, in millimetres. */
export function tableRight({ table }: Face): number {
  return table.columns.reduce((right, column) => right + column.width, table.x);
}

function placeColumns({ table }: Face): readonly PlacedColumn[] {
  let right = table.x;
  return table.columns.map(column => {
    const left = right;
    right += column.width;
    return { ...column, left };
  });
}

interface Rules {
  readonly columns: readonly PlacedColumn[];
  readonly bottom: number;
}

function drawRules({ doc, face }: Sheet, { columns, bottom }: Rules): void {
  const { x, y, headHeight } = face.table;
  const right = tableRight(face);
  doc.lineWidth(points(ruleWidth)).strokeColor(face.labelColor);
  doc.rect(points(x), points(y), points(right - x), points(bottom - y));
  doc.moveTo(points(x), points(y + headHeight)).lineTo(points(right), points(y + headHeight));
  for (const { left } of columns.slice(1))
    doc.moveTo(points(left), points(y)).lineTo(points(left), points(bottom));
  doc.stroke();
}

interface Row {
  readonly top: number;
  readonly height: number;
}

function cellBox({ table }: Face, column: PlacedColumn, { top, height }: Row): TextBox {
  return textBox({
    x: column.left + sideMargin,
    y: top + topMargin,
    width: column.width - 2 * sideMargin,
    height: height - 2 * topMargin,
    size: table.size,
    align: column.align,
    verticalAlign: 'middle',
  });
}
