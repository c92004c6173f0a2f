import { amountExtFields } from '../../shared/domain/extension-fields.ts';
import { type Problem, problem } from '../../shared/domain/problem.ts';
import { type Column, columnLabel, columnPath } from './draft-columns.ts';
import { damageOf } from './draft-row.ts';
import { type Cell, cellText, type SheetLine } from './sheet-lines.ts';
import { isScientific, isZeroedIdentityNumber } from './truncated-number.ts';

/** What the cells of one line got wrong. `first` is the line that states the invoice's own fields. */
export function cellProblems(
  line: SheetLine,
  { item, first }: { readonly item: number; readonly first: SheetLine },
): readonly Problem[] {
  return line.cells.flatMap((cell, index): readonly Problem[] => {
    if (cell.text === '' || cell.column.part === 'note') return [];
    const field = columnPath(cell.column, item);
    const place = `第 ${line.number} 行“${columnLabel(cell.column)}”`;
    const damage = damageOf(cell.text, { field, place });
    if (damage.length > 0) return damage;
    if (line !== first && cell.column.part !== 'item') {
      const stated = plain(first.cells[index]?.text ?? '');
      const text = plain(cell.text);
      if (text === '' || text === stated) return [];
      const message = `${place}是“${text}”，同一流水号的第 ${first.number} 行是“${stated}”；请改成一致，或换一个流水号`;
      return [problem(field, 'row_conflict', message)];
    }
    if (!isTruncated(cell, line)) return [];
    const message = `${place}“${plain(cell.text)}”已被 Excel 截断；请把该列设为“文本”格式，重填后再导入`;
    return [problem(field, 'import_number_truncated', message)];
  });
}

function isTruncated({ column, text }: Cell, line: SheetLine): boolean {
  if (!holdsNumbersAsText(column)) return false;
  if (isScientific(text)) return true;
  const ofOrganization = ['2', '单位'].includes(plain(cellText(line.cells, 'payerType')));
  return column.name === 'payerCode' && !ofOrganization && isZeroedIdentityNumber(text);
}

function holdsNumbersAsText(column: Column): column is Column & { readonly name: string } {
  if (column.part === 'head') return column.name === 'payerCode' || column.name === 'businessNumber';
  if (column.part === 'item') return column.name === 'itemCode';
  return column.part === 'ext' && !amountExtFields.includes(column.name);
}

function plain(text: string): string {
  return text.normalize('NFC').trim();
}
