import type { Column } from './draft-columns.ts';
import { unguarded } from './guarded-cell.ts';

/** A line of a file as text. `number` is the physical line it starts at, from 1; in a workbook its row. */
export interface RawLine {
  readonly number: number;
  readonly cells: readonly string[];
  /** Quotes stand where RFC 4180 does not allow them: where one cell ends and the next begins is a guess. */
  readonly misquoted: boolean;
}

/** A line of an input file, read by its columns. */
export interface SheetLine {
  readonly number: number;
  readonly businessNumber: string;
  /** 批内序号, where the file has it. */
  readonly position: number | undefined;
  readonly cells: readonly Cell[];
  /** Why the cells cannot be trusted to stand in their columns. */
  readonly fault: string | undefined;
}

export interface Cell {
  readonly column: Column;
  readonly text: string;
}

export function sheetLine(
  { number, cells: texts, misquoted }: RawLine,
  columns: readonly Column[],
): SheetLine {
  const cells = columns.map((column, index): Cell => ({ column, text: unguarded(texts[index] ?? '') }));
  return {
    number,
    businessNumber: cellText(cells, 'businessNumber').normalize('NFC').trim(),
    position: readPosition(cellText(cells, 'position')),
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

function readPosition(text: string): number | undefined {
  return /^\d{1,9}$/.test(text.trim()) ? Number(text) : undefined;
}

/** What stands in the named column; empty where the file has no such column. */
export function cellText(cells: readonly Cell[], name: (Column & { name: string })['name']): string {
  return cells.find(({ column }) => column.part !== 'blank' && column.name === name)?.text ?? '';
}

/**
 * Consecutive lines of one business number are one invoice, unless they say that they are two. A faulty line may be an item of the invoice it stands in:
 * without it that invoice would go out with too small a sum, so it stays in the group and spoils it.
 */
export function groupLines(lines: readonly SheetLine[]): readonly (readonly SheetLine[])[] {
  const groups: SheetLine[][] = [];
  for (const [index, line] of lines.entries()) {
    const current = groups.at(-1);
    const open = current?.[0]?.businessNumber ?? '';
    const apart = line.position !== undefined && line.position !== current?.[0]?.position;
    const continues = open !== '' && line.businessNumber === open && !apart;
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
