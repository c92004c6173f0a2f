import { csvLines } from './csv-lines.ts';
import { decodeText } from './decode-text.ts';
import { readDraftJson } from './draft-json.ts';
import type { DraftRow } from './draft-row.ts';
import { readDraftSheet } from './draft-sheet.ts';
import { fileUnreadable } from './file-unreadable.ts';
import { workbookLines } from './workbook-lines.ts';

/** An input file as it was handed over; the extension of `name` says how to read it. */
export interface InputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The invoices a file asks for, in its order. Throws `file_unreadable` where no row can be told from another. */
export async function readDraftFile({ name, bytes }: InputFile): Promise<readonly DraftRow[]> {
  const extension = /\.[^./\\]+$/.exec(name)?.[0].toLowerCase();
  if (extension === '.csv') return readDraftSheet(csvLines(decodeText(bytes)));
  if (extension === '.xlsx') return readDraftSheet(await workbookLines(bytes));
  if (extension === '.json') return readDraftJson(decodeText(bytes));
  throw fileUnreadable(
    `还不能读取这种文件：${name}`,
    '可以导入 .csv、.xlsx 和 .json；其他表格请用“另存为”选 .xlsx 或 CSV UTF-8 格式',
  );
}
