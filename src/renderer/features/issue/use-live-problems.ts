import { useEffect, useState } from 'react';
import type { Problem } from '../../../shared/domain/problem.ts';
import { useLiveQueryOf } from '../../api/use-query-of.ts';
import type { SentDraft } from './draft-of-form.ts';

/**
 * What keeps the draft from being issued, asked of the core shortly after the typing stops; `undefined` while that is
 * not known of this form.
 */
export function useLiveProblems(draft: SentDraft, blank: boolean): readonly Problem[] | undefined {
  const asked = useSettled(draft, 150);
  const { data } = useLiveQueryOf('invoices.check', { draft: asked }, { waits: blank });
  return blank || asked.businessNumber !== draft.businessNumber ? undefined : data?.problems;
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
