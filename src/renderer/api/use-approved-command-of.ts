import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/index.ts';
import type { Approval } from '../../shared/contract/transport.ts';
import { useDesk } from './desk-context.tsx';
import { readsAfter } from './reads-of-topic.ts';

export interface Approved<N extends ProcedureName> {
  readonly input: InputOf<N>;
  /** The second person's word; it is sent with this one call and kept nowhere. */
  readonly approval: Approval;
}

/** `useCommandOf` for what two people must agree to. */
export function useApprovedCommandOf<N extends ProcedureName>(
  name: N,
): UseMutationResult<OutputOf<N>, Error, Approved<N>> {
  const { call } = useDesk();
  const queries = useQueryClient();
  return useMutation<OutputOf<N>, Error, Approved<N>>({
    mutationFn: ({ input, approval }) => call(name, input, approval),
    // A PIN must not stay in the memory of the cache.
    gcTime: 0,
    async onSettled() {
      const names: readonly ProcedureName[] = ['status.get', ...(readsAfter[name] ?? [])];
      await Promise.all(names.map(read => queries.invalidateQueries({ queryKey: [read] })));
    },
  });
}
