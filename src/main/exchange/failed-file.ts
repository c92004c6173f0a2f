import type { DraftText, ItemText } from '../../shared/domain/draft.ts';
import { amountExtFields, draftExtFields } from '../../shared/domain/extension-fields.ts';
import { type Column, columnLabel, columnPath, headNames, itemNames } from './draft-columns.ts';
import { guardedCell } from './guarded-cell.ts';

export interface FailedRow {
  readonly position: number;
  readonly draft: DraftText;
  readonly problems: readonly {
    readonly field: string;
    readonly code: string;
    readonly message: string;
  }[];
}

/**
 * Failed rows as a CSV that a spreadsheet opens unharmed (UTF-8 with byte order mark, guarded cells) and the desk reads
 * back. Where lines contradicted each other, the first line is left empty there, so that they still do until somebody
 * decides.
 */
export function writeFailedFile(rows: readonly FailedRow[]): Uint8Array {
  const columns = columnsOf(rows);
  const lines = [
    columns.map(columnLabel),
    ...rows.flatMap(row =>
      itemsOf(row).map((_, item) =>
        columns.map(column => guardedCell(cellOf(column, row, item), { isNumber: isNumber(column) })),
      ),
    ),
  ];
  return new TextEncoder().encode(
    `\uFEFF${lines.map(cells => `${cells.map(quoted).join(',')}\r\n`).join('')}`,
  );
}

function columnsOf(rows: readonly FailedRow[]): readonly Column[] {
  const used = new Set(rows.flatMap(({ draft }) => Object.keys(draft.ext ?? {})));
  return [
    { part: 'note', name: 'position' },
    { part: 'note', name: 'reason' },
    ...headNames.slice(0, headsBeforeItems).map(name => ({ part: 'head', name }) as const),
    ...itemNames.map(name => ({ part: 'item', name }) as const),
    ...headNames.slice(headsBeforeItems).map(name => ({ part: 'head', name }) as const),
    ...draftExtFields.filter(name => used.has(name)).map(name => ({ part: 'ext', name }) as const),
  ];
}

/** The number, the kind and the payer; then what was paid for. */
const headsBeforeItems = 5;
const noItem: ItemText = { itemCode: '', amount: '' };

function itemsOf({ draft }: FailedRow): readonly ItemText[] {
  return draft.items.length === 0 ? [noItem] : draft.items;
}

function cellOf(column: Column, row: FailedRow, item: number): string {
  const { draft, position, problems } = row;
  if (column.part === 'note') {
    if (column.name === 'position') return String(position);
    return item === 0 ? problems.map(({ message }) => message).join('；') : '';
  }
  if (column.part === 'blank') return '';
  if (column.part === 'item') return itemsOf(row)[item]?.[column.name] ?? '';
  const contradicted = problems.some(
    ({ field, code }) => code === 'row_conflict' && field === columnPath(column, item),
  );
  if (contradicted && item === 0) return '';
  return column.part === 'ext' ? (draft.ext?.[column.name] ?? '') : headText(draft, column.name);
}

function headText(draft: DraftText, name: (typeof headNames)[number]): string {
  if (name === 'payerType') return draft.payer.type;
  if (name === 'payerName') return draft.payer.name;
  return (name === 'payerCode' ? draft.payer.code : draft[name]) ?? '';
}

function isNumber(column: Column): boolean {
  if (column.part === 'note') return true;
  if (column.part === 'item') return ['quantity', 'price', 'amount'].includes(column.name);
  return column.part === 'ext' && amountExtFields.includes(column.name);
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
