import { describe, expect, it } from 'vitest';
import { hrefOf, parseRoute, type Route, sectionOf } from '../../../src/renderer/routing/route.ts';

describe('routes', () => {
  it('are read as they are written', () => {
    const routes: readonly Route[] = [
      { screen: 'home' },
      { screen: 'issue' },
      { screen: 'issue', order: 'H-1001' },
      { screen: 'invoices' },
      { screen: 'invoices', only: 'today' },
      { screen: 'invoice', code: '32010126', number: '0000000123' },
      { screen: 'batches' },
      { screen: 'batch', id: '0f8fad5b-d9cb-469f-a165-70867728950e' },
      { screen: 'sync' },
      { screen: 'sync', list: 'outages' },
      { screen: 'leases' },
      { screen: 'settings', page: 'people' },
      { screen: 'help', of: 'issue' },
    ];
    for (const route of routes) expect(parseRoute(hrefOf(route))).toEqual(route);
  });

  it('are nothing when they are nothing known', () => {
    const hashes = [
      '',
      '#/',
      '#secret=x',
      '#/invoices/1/2',
      '#/invoices/32010126/0000000123/x',
      '#/settings',
      '#/help/nothing',
      '#/home/x',
      '#/issue/H%201',
      '#/sync/nothing',
      '#/invoices/x',
    ];
    for (const hash of hashes) expect(parseRoute(hash), hash).toBeUndefined();
  });

  it('belong to one entry of the rail', () => {
    expect(sectionOf({ screen: 'invoice', code: '32010126', number: '0000000123' })).toBe('invoices');
    expect(sectionOf({ screen: 'settings', page: 'orders' })).toBe('settings');
  });
});
