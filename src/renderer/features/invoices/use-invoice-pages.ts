import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { InvoiceView } from '../../../shared/contract/invoices.ts';
import { useDesk } from '../../api/desk-context.tsx';
import type { ReadingProps } from '../../components/reading.tsx';
import type { InvoiceQuestion } from './invoice-filter.ts';

const pageSize = 50;

export interface InvoicePages {
  readonly invoices: readonly InvoiceView[];
  readonly read: ReadingProps['of'];
  /** Absent when the oldest one is on the screen. */
  readonly more: (() => void) | undefined;
  refresh(): void;
}

/** The newest invoices first, older ones page by page, by key. */
export function useInvoicePages(question: InvoiceQuestion): InvoicePages {
  const { call } = useDesk();
  const query = useInfiniteQuery({
    queryKey: ['invoices.list', question, 'pages'],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam }) =>
      call('invoices.list', {
        limit: pageSize,
        ...question,
        ...(pageParam === undefined ? {} : { before: pageParam }),
      }),
    getNextPageParam: page => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  return {
    invoices: query.data?.pages.flatMap(page => page.invoices) ?? [],
    read: query,
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    refresh: () => void query.refetch(),
  };
}
