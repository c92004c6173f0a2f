import { useEffect, useState } from 'react';
import type { Problem } from '../../../shared/domain/problem.ts';
import { useLiveQueryOf } from '../../api/use-query-of.ts';
import type { SentDraft } from './draft-of-form.ts';

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
  if (blank || data === undefined || asked.businessNumber !== draft.businessNumber) return nothing;
  const { problems } = data;
  return { shown: problems, exact: asked === draft && !isPlaceholderData ? problems : undefined };
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
