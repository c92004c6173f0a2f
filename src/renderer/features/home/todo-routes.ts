import type { Home } from '../../../shared/contract/home.ts';
import type { Route } from '../../routing/route.ts';

/** Where a kind of work is done. */
export const todoRoutes: Readonly<Record<Home['todo'][number]['kind'], Route>> = {
  refused: { screen: 'sync' },
  objected: { screen: 'sync' },
  unknown: { screen: 'sync' },
  print: { screen: 'invoices' },
  lease: { screen: 'leases' },
  batch: { screen: 'batches' },
};
