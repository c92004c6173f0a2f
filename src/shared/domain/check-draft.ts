import type { Draft, DraftText } from './draft.ts';
import { type IssuingRules, issuingProblems } from './issuing-problems.ts';
import { parseDraft } from './parse-draft.ts';
import type { Problem } from './problem.ts';

export interface CheckedDraft {
  /** Only a draft without problems may be issued; one that cannot be read at all is `undefined`. */
  readonly draft: Draft | undefined;
  readonly problems: readonly Problem[];
}

/** Everything that is wrong with a draft, unreadable fields and broken rules together, each field once. */
export function checkDraft(text: DraftText, rules: IssuingRules): CheckedDraft {
  const parsed = parseDraft(text);
  if (parsed.ok) return { draft: parsed.draft, problems: issuingProblems(parsed.draft, rules) };
  const { problems, readable } = parsed;
  const broken = readable === undefined ? [] : issuingProblems(readable, rules);
  const further = broken.filter(({ field }) => !problems.some(unread => overlaps(unread.field, field)));
  return { draft: undefined, problems: [...problems, ...further] };
}

/** The same field, or one that stands for the other: `items` for `items[0].amount`. */
function overlaps(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}[`) || b.startsWith(`${a}[`);
}
