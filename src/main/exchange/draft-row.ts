import type { DraftText } from '../../shared/domain/draft.ts';
import { type Problem, problem } from '../../shared/domain/problem.ts';
import { damagedMark } from './decode-text.ts';
import { isFormulaError } from './workbook-formulas.ts';

/**
 * One invoice of an input file. `lines` are the physical lines its rows start at, the header being line 1;
 * for JSON, positions from 1. An unreadable one says everything that the file itself got wrong.
 */
export type DraftRow = ReadableRow | UnreadableRow;

export interface ReadableRow extends RowPlace {
  readonly state: 'readable';
  readonly draft: DraftText;
}

export interface UnreadableRow extends RowPlace {
  readonly state: 'unreadable';
  /** What could be read of it; where nothing could, an item is left empty, so that it can never pass for whole. */
  readonly draft: DraftText;
  readonly problems: readonly Problem[];
}

interface RowPlace {
  readonly lines: readonly number[];
  readonly businessNumber: string;
  /** 批内序号: where it stands in the batch whose failed rows this file holds. */
  readonly position?: number | undefined;
}

export function toRow(row: Omit<UnreadableRow, 'state' | 'businessNumber'>): DraftRow {
  const { draft, lines, position, problems } = row;
  const businessNumber = draft.businessNumber.normalize('NFC').trim();
  return problems.length === 0
    ? { state: 'readable', lines, businessNumber, position, draft }
    : { state: 'unreadable', lines, businessNumber, position, draft, problems };
}

/** What was done to a text on its way: bytes that are no characters, a formula without a result. */
export function damageOf(
  text: string,
  { field, place }: { field: string; place: string },
): readonly Problem[] {
  if (isFormulaError(text))
    return [problem(field, 'row_malformed', `${place}是公式错误 ${text.trim()}；请在表格里改正后重新导入`)];
  if (!text.includes(damagedMark)) return [];
  return [problem(field, 'row_malformed', `${place}“${text}”里有损坏的字符；请从业务系统重新导出`)];
}

/** Optional parts of a draft are absent, not empty. */
export function filled(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text;
}
