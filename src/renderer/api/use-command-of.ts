import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/index.ts';
import { useDesk } from './desk-context.tsx';
import { readsAfter } from './reads-of-topic.ts';

/** Asks the core to do something. The status and what no event tells are read again; the rest follows from events. */
export function useCommandOf<N extends ProcedureName>(
  name: N,
): UseMutationResult<OutputOf<N>, Error, InputOf<N>> {
  const { call } = useDesk();
  const queries = useQueryClient();
  return useMutation<OutputOf<N>, Error, InputOf<N>>({
    mutationFn: input => call(name, input),
    async onSettled() {
      const names: readonly ProcedureName[] = ['status.get', ...(readsAfter[name] ?? [])];
      await Promise.all(names.map(read => queries.invalidateQueries({ queryKey: [read] })));
    },
  });
}
