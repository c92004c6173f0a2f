import type { DraftText, ItemText } from '../../shared/domain/draft.ts';
import { type Problem, problem } from '../../shared/domain/problem.ts';
import { cellProblems } from './cell-problems.ts';
import { readHeader } from './draft-columns.ts';
import { type DraftRow, filled, toRow } from './draft-row.ts';
import { fileUnreadable } from './file-unreadable.ts';
import { type Cell, cellText, groupLines, type RawLine, type SheetLine, sheetLine } from './sheet-lines.ts';

/** A header line, then one line per item; consecutive lines of one business number are one invoice. */
export function readDraftSheet(sheet: readonly RawLine[]): readonly DraftRow[] {
  const [header, ...lines] = sheet;
  if (header === undefined) throw fileUnreadable('文件里没有内容', '请从业务系统重新导出，第一行应为列名');
  const columns = readHeader(header.cells);
  return groupLines(lines.map(line => sheetLine(line, columns))).map(readGroup);
}

function readGroup(group: readonly SheetLine[]): DraftRow {
  const first = group.find(line => line.fault === undefined);
  return toRow({
    draft: readDraft(group),
    lines: group.map(line => line.number),
    position: group[0]?.position,
    problems: group.flatMap((line, item) => {
      if (line.fault !== undefined || first === undefined) return faultProblems(line, { item, group });
      return cellProblems(line, { item, first });
    }),
  });
}

/** Where the line stands alone nothing of the invoice could be read; otherwise one item is missing. */
function faultProblems(
  { fault }: SheetLine,
  { item, group }: { readonly item: number; readonly group: readonly SheetLine[] },
): readonly Problem[] {
  const field = group.length === 1 ? '' : `items[${item}]`;
  return fault === undefined ? [] : [problem(field, 'row_malformed', `${fault}；请改正后重新导入`)];
}

function readDraft(group: readonly SheetLine[]): DraftText {
  const cells = statedCells(group.filter(line => line.fault === undefined));
  return {
    businessNumber: group[0]?.businessNumber ?? '',
    kind: cellText(cells, 'kind'),
    payer: {
      type: cellText(cells, 'payerType'),
      name: cellText(cells, 'payerName'),
      code: filled(cellText(cells, 'payerCode')),
    },
    items: group.map(({ cells, fault }) => readItem(fault === undefined ? cells : [])),
    remark: filled(cellText(cells, 'remark')),
    payMode: filled(cellText(cells, 'payMode')),
    handler: filled(cellText(cells, 'handler')),
    checker: filled(cellText(cells, 'checker')),
    ext: readExt(cells),
  };
}

/** What the lines say of their invoice: the first of them that says anything does, and the others must agree. */
function statedCells([first, ...others]: readonly SheetLine[]): readonly Cell[] {
  return (first?.cells ?? []).map((cell, index) => {
    if (cell.text.trim() !== '') return cell;
    return others.map(({ cells }) => cells[index]).find(other => other?.text.trim()) ?? cell;
  });
}

function readItem(cells: readonly Cell[]): ItemText {
  return {
    itemCode: cellText(cells, 'itemCode'),
    quantity: filled(cellText(cells, 'quantity')),
    unit: filled(cellText(cells, 'unit')),
    price: filled(cellText(cells, 'price')),
    amount: cellText(cells, 'amount'),
    itemRemark: filled(cellText(cells, 'itemRemark')),
  };
}

function readExt(cells: readonly Cell[]): DraftText['ext'] {
  const entries = cells.flatMap(({ column, text }) =>
    column.part === 'ext' && text.trim() !== '' ? [[column.name, text] as const] : [],
  );
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
