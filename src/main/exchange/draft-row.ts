import type { DraftText } from '../../shared/domain/draft.ts';
import { type Problem, problem } from '../../shared/domain/problem.ts';
import { damagedMark } from './decode-text.ts';

/**
 * One invoice of an input file. `lines` are the physical lines its rows start at, the header being line 1;
 * for JSON, positions from 1. An unreadable one says everything that the file itself got wrong.
 */
export type DraftRow = ReadableRow | UnreadableRow;

export interface ReadableRow {
  readonly state: 'readable';
  readonly lines: readonly number[];
  readonly businessNumber: string;
  readonly draft: DraftText;
}

export interface UnreadableRow {
  readonly state: 'unreadable';
  readonly lines: readonly number[];
  readonly businessNumber: string;
  readonly problems: readonly Problem[];
}

export function toRow(draft: DraftText, lines: readonly number[], problems: readonly Problem[]): DraftRow {
  const businessNumber = draft.businessNumber.normalize('NFC').trim();
  return problems.length === 0
    ? { state: 'readable', lines, businessNumber, draft }
    : { state: 'unreadable', lines, businessNumber, problems };
}

/** What reading the file did to a text: bytes that are no characters, digits that Excel dropped. */
export function damageOf(
  text: string,
  { field, place }: { field: string; place: string },
): readonly Problem[] {
  if (!text.includes(damagedMark)) return [];
  return [problem(field, 'row_malformed', `${place}“${text}”里有损坏的字符；请从业务系统重新导出`)];
}

/** Optional parts of a draft are absent, not empty. */
export function filled(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text;
}
