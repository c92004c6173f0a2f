import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/index.ts';
import { useDesk } from './desk-context.tsx';

export interface ReadOptions {
  /** Do not ask yet. */
  readonly waits?: boolean;
}

/** Reads from the core, and again whenever an event says that the answer may have changed. */
export function useQueryOf<N extends ProcedureName>(
  name: N,
  input: InputOf<N>,
  { waits = false }: ReadOptions = {},
): UseQueryResult<OutputOf<N>> {
  const { call } = useDesk();
  return useQuery<OutputOf<N>, Error, OutputOf<N>, readonly [N, InputOf<N>]>({
    queryKey: [name, input],
    queryFn: () => call(name, input),
    enabled: !waits,
  });
}

/** The same, showing the last answer while the one for a new input is on its way. */
export function useLiveQueryOf<N extends ProcedureName>(
  name: N,
  input: InputOf<N>,
  { waits = false }: ReadOptions = {},
): UseQueryResult<OutputOf<N>> {
  const { call } = useDesk();
  return useQuery({
    queryKey: [name, input],
    queryFn: (): Promise<OutputOf<N>> => call(name, input),
    enabled: !waits,
    placeholderData: keepPreviousData,
  });
}
