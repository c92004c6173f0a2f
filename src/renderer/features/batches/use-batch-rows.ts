import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { BatchRow } from '../../../shared/contract/batches.ts';
import { useDesk } from '../../api/desk-context.tsx';
import type { ReadingProps } from '../../components/reading.tsx';

const pageSize = 100;

export type RowFilter = 'failed' | 'all' | 'ready' | 'issued';

export interface BatchRows {
  readonly rows: readonly BatchRow[];
  readonly read: ReadingProps['of'];
  /** False while the rows of another filter still stand there. */
  readonly settled: boolean;
  /** Absent when the last one is on the screen. */
  readonly more: (() => void) | undefined;
}

/** The rows in the file's order, page by page, by key. */
export function useBatchRows(id: string, filter: RowFilter): BatchRows {
  const { call } = useDesk();
  const query = useInfiniteQuery({
    queryKey: ['batches.rows', id, filter],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam }) =>
      call('batches.rows', {
        id,
        filter,
        limit: pageSize,
        ...(pageParam === undefined ? {} : { after: pageParam }),
      }),
    getNextPageParam: page => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  return {
    rows: query.data?.pages.flatMap(page => page.rows) ?? [],
    read: query,
    settled: !query.isPending && !query.isPlaceholderData,
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
  };
}
