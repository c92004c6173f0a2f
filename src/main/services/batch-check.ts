import { setImmediate } from 'node:timers/promises';
import { digestedContent } from '../../shared/domain/content-digest.ts';
import type { Draft } from '../../shared/domain/draft.ts';
import type { Policy } from '../../shared/domain/policy.ts';
import type { Problem } from '../../shared/domain/problem.ts';
import type { RowOutcome, StoredRow } from '../db/repositories/batches.ts';
import type { DraftRow } from '../exchange/draft-row.ts';
import { overLimit } from './issue-plan.ts';
import { type IssuedBefore, type Issuing, outcomeError } from './issuing.ts';

/** A row with everything that is wrong with it; where it stands in the batch is decided later. */
export interface CheckedRow extends Omit<StoredRow, 'position'> {
  /** 批内序号, if the file said it. */
  readonly position: number | undefined;
}

export interface CheckParts {
  readonly issuing: Pick<Issuing, 'check' | 'earlier'>;
  /** Of the leases that are open now. */
  readonly policy: Policy | undefined;
}

/** So many that the window is not kept waiting between two of them. */
const rowsAtOnce = 100;

/** 预检: what the file got wrong, what the rules say of what can be read, what was issued before. Takes no number. */
export async function checkRows(
  rows: readonly DraftRow[],
  parts: CheckParts,
): Promise<readonly CheckedRow[]> {
  const check = createRowCheck(parts);
  const checked: CheckedRow[] = [];
  for (const row of rows) {
    checked.push(check(row));
    if (checked.length % rowsAtOnce === 0) await setImmediate();
  }
  return checked;
}

function createRowCheck({ issuing, policy }: CheckParts): (row: DraftRow) => CheckedRow {
  const first = new Map<string, { readonly content: string; readonly place: string }>();

  /** Of two rows with one business number the first may be issued; another one with other content never will be. */
  function outcomeOf(row: DraftRow, draft: Draft): RowOutcome {
    const before = issuing.earlier(draft);
    if (before !== undefined) return outcomeBefore(before);
    const content = digestedContent(draft);
    const twin = first.get(draft.businessNumber);
    if (twin === undefined) {
      first.set(draft.businessNumber, { content, place: `第 ${row.lines.join('、')} 行` });
      return { status: 'ready', problems: [] };
    }
    if (twin.content === content) return { status: 'ready', problems: [] };
    const message = `流水号 ${draft.businessNumber} 与${twin.place}重复，内容不同。没有占用号码；核对后更正，确属另一笔就换流水号。`;
    return {
      status: 'conflict',
      problems: [{ field: 'businessNumber', code: 'business_number_conflict', message }],
    };
  }

  return row => {
    const { draft, problems } = issuing.check(row.draft);
    const all = [
      ...(row.state === 'unreadable' ? withRules(row.problems, problems) : problems),
      ...(draft !== undefined && policy !== undefined && draft.totalFen > policy.perInvoiceMaxFen
        ? [overLimit(policy)]
        : []),
    ];
    const outcome: RowOutcome =
      draft === undefined || all.length > 0 ? { status: 'invalid', problems: all } : outcomeOf(row, draft);
    const invoiced = outcome.status === 'same';
    return {
      position: row.position,
      lines: [...row.lines],
      businessNumber: row.businessNumber,
      draft: invoiced ? null : row.draft,
      kind: draft?.kind ?? null,
      payerName: invoiced ? '' : (draft?.payer.name ?? row.draft.payer.name.trim()),
      totalFen: draft?.totalFen ?? null,
      status: outcome.status,
      code: outcome.code ?? null,
      number: outcome.number ?? null,
      problems: outcome.problems,
    };
  };
}

/** What a row is when its business number was issued before. */
export function outcomeBefore(before: IssuedBefore): RowOutcome {
  if (before.status === 'same') {
    const { code, number } = before.invoice;
    return { status: 'same', code, number, problems: [] };
  }
  const { code, message } = outcomeError(before);
  const problems = [{ field: 'businessNumber', code, message }];
  return { status: 'conflict', code: before.existing.code, number: before.existing.number, problems };
}

/** The rules speak of what the file did not spoil: a field is complained of once. */
function withRules(ofFile: readonly Problem[], ofRules: readonly Problem[]): Problem[] {
  const spoilt = (field: string) =>
    ofFile.some(one => one.field === '' || field === one.field || field.startsWith(`${one.field}.`));
  return [...ofFile, ...ofRules.filter(({ field }) => !spoilt(field))];
}
