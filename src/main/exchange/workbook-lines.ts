import readWorkbook from 'read-excel-file/node';
import { fileUnreadable } from './file-unreadable.ts';
import type { RawLine } from './sheet-lines.ts';
import { type NumberCell, workbookCellText } from './workbook-cell.ts';
import { withFormulaErrors } from './workbook-formulas.ts';

/**
 * The first sheet with content: its rows under their numbers, blank ones left out, cells as text. Throws
 * `file_unreadable`.
 */
export async function workbookLines(bytes: Uint8Array): Promise<readonly RawLine[]> {
  assertOpen(bytes);
  const sheets = await read(bytes);
  const filled = sheets.map(({ data }) =>
    data
      .map((row, index): RawLine => {
        const cells = (row as readonly Parameters<typeof workbookCellText>[0][]).map(workbookCellText);
        return { number: index + 1, cells, misquoted: false };
      })
      .filter(({ cells }) => cells.some(text => text.trim() !== '')),
  );
  return filled.find(lines => lines.length > 0) ?? [];
}

/** Whatever the reader stumbles over is the file's fault: it is given nothing else. */
async function read(bytes: Uint8Array) {
  try {
    return await readWorkbook<NumberCell>(Buffer.from(withFormulaErrors(bytes)), {
      parseNumber: raw => ({ raw }),
    });
  } catch (cause) {
    throw fileUnreadable(
      '文件不是完好的 Excel 工作簿',
      '请用 Excel 打开，另存为 .xlsx 后再导入；打不开就从业务系统重新导出',
      { cause },
    );
  }
}

const compoundFile = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** A workbook with a password, and one of before 2007, is a compound file instead of a zip. */
function assertOpen(bytes: Uint8Array): void {
  const file = Buffer.from(bytes);
  if (!file.subarray(0, compoundFile.length).equals(compoundFile)) return;
  throw file.includes(Buffer.from('EncryptedPackage', 'utf16le'))
    ? fileUnreadable('工作簿加了打开密码', '请在 Excel 的“文件 → 信息 → 保护工作簿”里去掉密码，保存后再导入')
    : fileUnreadable('工作簿是旧格式（.xls）', '请在 Excel 里另存为 .xlsx 后再导入');
}
