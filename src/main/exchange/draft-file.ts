import { decodeText } from './decode-text.ts';
import { readDraftCsv } from './draft-csv.ts';
import { readDraftJson } from './draft-json.ts';
import type { DraftRow } from './draft-row.ts';
import { fileUnreadable } from './file-unreadable.ts';

/** An input file as it was handed over; the extension of `name` says how to read it. */
export interface InputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The invoices a file asks for, in its order. Throws `file_unreadable` where no row can be told from another. */
export function readDraftFile({ name, bytes }: InputFile): readonly DraftRow[] {
  const extension = /\.[^./\\]+$/.exec(name)?.[0].toLowerCase();
  if (extension === '.csv') return readDraftCsv(decodeText(bytes));
  if (extension === '.json') return readDraftJson(decodeText(bytes));
  throw fileUnreadable(
    `还不能读取这种文件：${name}`,
    '目前可以导入 .csv 和 .json；Excel 工作簿请用“另存为”选 CSV UTF-8 格式',
  );
}
