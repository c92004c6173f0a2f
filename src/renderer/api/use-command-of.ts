import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/index.ts';
import { useDesk } from './desk-context.tsx';

/** Asks the core to do something. The status is read again in any case; the rest follows from events. */
export function useCommandOf<N extends ProcedureName>(
  name: N,
): UseMutationResult<OutputOf<N>, Error, InputOf<N>> {
  const { call } = useDesk();
  const queries = useQueryClient();
  return useMutation<OutputOf<N>, Error, InputOf<N>>({
    mutationFn: input => call(name, input),
    onSettled: () => queries.invalidateQueries({ queryKey: ['status.get'] }),
  });
}
