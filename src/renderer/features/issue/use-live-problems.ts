import { useEffect, useMemo, useState } from 'react';
import type { Problem } from '../../../shared/domain/problem.ts';
import { useLiveQueryOf } from '../../api/use-query-of.ts';
import type { SentDraft } from './draft-of-form.ts';
import { inFormOrder } from './in-form-order.ts';

export interface LiveProblems {
  /** `undefined` while nothing is known of this form. */
  readonly shown: readonly Problem[] | undefined;
  /** The same, once it is known of the draft exactly as it stands. */
  readonly exact: readonly Problem[] | undefined;
}

const nothing: LiveProblems = { shown: undefined, exact: undefined };

/** What keeps the draft from being issued, asked of the core shortly after the typing stops. */
export function useLiveProblems(draft: SentDraft, blank: boolean): LiveProblems {
  const asked = useSettled(draft, 150);
  const { data, isPlaceholderData } = useLiveQueryOf('invoices.check', { draft: asked }, { waits: blank });
  return useMemo(() => {
    if (blank || data === undefined || asked.businessNumber !== draft.businessNumber) return nothing;
    const problems = inFormOrder(data.problems);
    if (asked === draft && !isPlaceholderData) return { shown: problems, exact: problems };
    // What was changed since is not blamed for what stood there before.
    const still = problems.filter(({ field }) => textAt(asked, field) === textAt(draft, field));
    return { shown: still, exact: undefined };
  }, [blank, data, isPlaceholderData, asked, draft]);
}

function textAt(draft: SentDraft, field: string): string {
  const parts = field.split(/[.[\]]+/).filter(part => part !== '');
  const value = parts.reduce<unknown>(
    (at, part) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[part] : undefined),
    draft,
  );
  return JSON.stringify(value) ?? '';
}

/** The value once it has not changed for a while. */
function useSettled<T>(value: T, quietMs: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), quietMs);
    return () => clearTimeout(timer);
  }, [value, quietMs]);
  return settled;
}
