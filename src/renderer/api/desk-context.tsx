import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { type Call, createClient } from '../../shared/contract/client.ts';
import type { DeskLink, LinkState } from './desk-link.ts';
import { createReadAgain } from './read-again.ts';

interface DeskConnection {
  readonly call: Call;
  readonly state: LinkState;
}

const DeskContext = createContext<DeskConnection | undefined>(undefined);

export interface DeskProviderProps {
  readonly link: DeskLink;
  /** Somebody outside wants the page at this place. */
  readonly onGo: (place: string) => void;
  readonly children: ReactNode;
}

/** Gives everything below it the core: calls, cached reads, and reads again when an event says so. */
export function DeskProvider({ link, onGo, children }: DeskProviderProps) {
  const [state, setState] = useState<LinkState>('open');
  const queries = useMemo(createQueries, []);
  useEffect(() => {
    const readAgain = createReadAgain(queries);
    return link.subscribe(event => (event.topic === 'go' ? onGo(event.place) : readAgain(event)), setState);
  }, [link, queries, onGo]);
  const connection = useMemo(() => ({ call: createClient(link.call), state }), [link, state]);
  return (
    <DeskContext value={connection}>
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </DeskContext>
  );
}

/** What was read holds until an event says otherwise; the line to the desk is not the line to the internet. */
function createQueries(): QueryClient {
  const always = { networkMode: 'always', retry: false } as const;
  return new QueryClient({
    defaultOptions: {
      queries: { ...always, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false },
      mutations: always,
    },
  });
}

export function useDesk(): DeskConnection {
  const connection = useContext(DeskContext);
  if (connection === undefined) throw new Error('useDesk outside DeskProvider');
  return connection;
}
