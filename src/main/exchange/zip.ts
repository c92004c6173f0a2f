import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { AppError } from '../../shared/errors.ts';

/** File names of an archive and their text, UTF-8. */
export type TextFiles = Readonly<Record<string, string>>;

/** The same files give the same bytes: times are fixed. */
export function zipTexts(files: TextFiles): Uint8Array {
  const entries = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const);
  return zipSync(Object.fromEntries(entries), { level: 6, mtime: new Date(1980, 0, 1, 12) });
}

/** Throws `file_unreadable`. */
export function unzipTexts(bytes: Uint8Array): TextFiles {
  try {
    const entries = Object.entries(unzipSync(bytes)).map(
      ([name, content]) => [name, strFromU8(content)] as const,
    );
    return Object.fromEntries(entries);
  } catch (cause) {
    throw new AppError(
      'file_unreadable',
      '这个文件不是完好的 zip。没有改动任何数据；重新拷贝或重新导出后再试。',
      undefined,
      { cause },
    );
  }
}
