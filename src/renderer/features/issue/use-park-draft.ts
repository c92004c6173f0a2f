import { useQueryClient } from '@tanstack/react-query';
import type { ParkedDraft } from '../../../shared/contract/drafts.ts';
import { useDesk } from '../../api/desk-context.tsx';
import type { SentDraft } from './draft-of-form.ts';

/** Parks a draft; the list has it at once, so that F12 and Enter straight afterwards take it back. */
export function useParkDraft(): (draft: SentDraft) => Promise<void> {
  const { call } = useDesk();
  const queries = useQueryClient();
  return async draft => {
    const parked = await call('drafts.park', { draft });
    queries.setQueryData<readonly ParkedDraft[]>(['drafts.list', {}], list =>
      list === undefined || list.some(({ id }) => id === parked.id) ? list : [parked, ...list],
    );
    void queries.invalidateQueries({ queryKey: ['drafts.list'] });
  };
}
