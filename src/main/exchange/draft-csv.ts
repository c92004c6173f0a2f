import type { DraftText, ItemText } from '../../shared/domain/draft.ts';
import { type Problem, problem } from '../../shared/domain/problem.ts';
import { cellProblems } from './cell-problems.ts';
import { csvLines } from './csv-lines.ts';
import { readHeader } from './draft-columns.ts';
import { type DraftRow, filled, toRow } from './draft-row.ts';
import { fileUnreadable } from './file-unreadable.ts';
import { type Cell, cellText, groupLines, type SheetLine, sheetLine } from './sheet-lines.ts';

/** A header line, then one line per item; consecutive lines of one business number are one invoice. */
export function readDraftCsv(text: string): readonly DraftRow[] {
  const [header, ...lines] = csvLines(text);
  if (header === undefined) throw fileUnreadable('文件里没有内容', '请从业务系统重新导出，第一行应为列名');
  const columns = readHeader(header.cells);
  return groupLines(lines.map(line => sheetLine(line, columns))).map(readGroup);
}

function readGroup(group: readonly SheetLine[]): DraftRow {
  const sound = group.filter(line => line.fault === undefined);
  const [first] = sound;
  const problems = [
    ...group.flatMap(faultProblems),
    ...(first === undefined ? [] : sound.flatMap((line, item) => cellProblems(line, { item, first }))),
  ];
  const businessNumber = group[0]?.businessNumber ?? '';
  return toRow(
    { ...readDraft(sound), businessNumber },
    group.map(line => line.number),
    problems,
  );
}

function faultProblems({ fault }: SheetLine): readonly Problem[] {
  return fault === undefined ? [] : [problem('', 'row_malformed', `${fault}；请改正后重新导入`)];
}

function readDraft(lines: readonly SheetLine[]): Omit<DraftText, 'businessNumber'> {
  const cells = lines[0]?.cells ?? [];
  return {
    kind: cellText(cells, 'kind'),
    payer: {
      type: cellText(cells, 'payerType'),
      name: cellText(cells, 'payerName'),
      code: filled(cellText(cells, 'payerCode')),
    },
    items: lines.map(line => readItem(line.cells)),
    remark: filled(cellText(cells, 'remark')),
    payMode: filled(cellText(cells, 'payMode')),
    handler: filled(cellText(cells, 'handler')),
    checker: filled(cellText(cells, 'checker')),
    ext: readExt(cells),
  };
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
