import type { CsvLine } from './csv-lines.ts';
import type { Column } from './draft-columns.ts';

/** A line of an input file, read by its columns. */
export interface SheetLine {
  readonly number: number;
  readonly businessNumber: string;
  readonly cells: readonly Cell[];
  /** Why the cells cannot be trusted to stand in their columns. */
  readonly fault: string | undefined;
}

export interface Cell {
  readonly column: Column;
  readonly text: string;
}

export function sheetLine(
  { number, cells: texts, misquoted }: CsvLine,
  columns: readonly Column[],
): SheetLine {
  const cells = columns.map((column, index): Cell => ({ column, text: texts[index] ?? '' }));
  return {
    number,
    businessNumber: cellText(cells, 'businessNumber').normalize('NFC').trim(),
    cells,
    fault: fault(),
  };

  function fault(): string | undefined {
    if (misquoted) return `第 ${number} 行的英文引号不成对`;
    if (texts.length !== columns.length)
      return `第 ${number} 行有 ${texts.length} 列，表头有 ${columns.length} 列`;
    const stray = cells.findIndex(({ column, text }) => column.part === 'blank' && text.trim() !== '');
    return stray < 0 ? undefined : `第 ${number} 行在没有列名的第 ${stray + 1} 列里有内容`;
  }
}

/** What stands in the named column; empty where the file has no such column. */
export function cellText(cells: readonly Cell[], name: (Column & { name: string })['name']): string {
  return cells.find(({ column }) => column.part !== 'blank' && column.name === name)?.text ?? '';
}

/**
 * Consecutive lines of one business number are one invoice. A faulty line may be an item of the invoice it stands in:
 * without it that invoice would go out with too small a sum, so it stays in the group and spoils it.
 */
export function groupLines(lines: readonly SheetLine[]): readonly (readonly SheetLine[])[] {
  const groups: SheetLine[][] = [];
  for (const [index, line] of lines.entries()) {
    const current = groups.at(-1);
    const open = current?.[0]?.businessNumber ?? '';
    const continues = open !== '' && line.businessNumber === open;
    if (current !== undefined && (continues || mayContinue(lines, index, open))) current.push(line);
    else groups.push([line]);
  }
  return groups;
}

function mayContinue(lines: readonly SheetLine[], index: number, open: string): boolean {
  const line = lines[index];
  if (line?.fault === undefined) return false;
  const next = lines.slice(index + 1).find(later => later.fault === undefined);
  return line.businessNumber === '' || (open !== '' && next?.businessNumber === open);
}
