import type { Home } from '../../../shared/contract/home.ts';
import type { Route } from '../../routing/route.ts';

/** Where a kind of work is done. */
export const todoRoutes: Readonly<Record<Home['todo'][number]['kind'], Route>> = {
  refused: { screen: 'sync', list: 'objected' },
  objected: { screen: 'sync', list: 'objected' },
  unknown: { screen: 'sync', list: 'unknown' },
  waiting: { screen: 'sync', list: 'queued' },
  outage: { screen: 'sync', list: 'outages' },
  print: { screen: 'invoices' },
  lease: { screen: 'leases' },
  batch: { screen: 'batches' },
};
