import { CsvError, parse } from 'csv-parse/sync';
import { fileUnreadable } from './file-unreadable.ts';
import type { RawLine } from './sheet-lines.ts';

/** All records but blank ones. A quotation mark that is never closed swallows the rest: `file_unreadable`. */
export function csvLines(text: string): readonly RawLine[] {
  let next = 1;
  return rawRecords(text)
    .map(({ raw, record }): RawLine => {
      const number = next;
      next += raw.match(/\r\n|\n|\r/g)?.length ?? 0;
      return { number, cells: record, misquoted: !wellQuoted.test(raw) };
    })
    .filter(line => line.cells.some(cell => cell.trim() !== ''));
}

const wellQuoted = /^(?:"(?:[^"]|"")*"|[^",\r\n]*)(?:,(?:"(?:[^"]|"")*"|[^",\r\n]*))*(?:\r\n|\n|\r)?$/;

interface RawRecord {
  readonly raw: string;
  readonly record: readonly string[];
}

/** csv-parse counts CR LF inside quotes as two lines, so lines are counted in the raw text instead. */
function rawRecords(text: string): readonly RawRecord[] {
  try {
    return parse(text, {
      raw: true,
      relax_quotes: true,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    }) as unknown as readonly RawRecord[];
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const remedy = '请检查最后几行里不成对的英文引号，或从业务系统重新导出';
    throw fileUnreadable('CSV 文件里有一个引号没有收尾', remedy, { cause });
  }
}
