import { describe, expect, it } from 'vitest';
import { hrefOf, parseRoute, type Route } from '../../../src/renderer/routing/route.ts';

describe('routes', () => {
  it('are read as they are written', () => {
    const routes: readonly Route[] = [
      { screen: 'issue' },
      { screen: 'invoices' },
      { screen: 'invoice', code: '32010126', number: '0000000123' },
    ];
    for (const route of routes) expect(parseRoute(hrefOf(route))).toEqual(route);
  });

  it('lead to the issuing screen when they are nothing known', () => {
    for (const hash of ['', '#/', '#secret=x', '#/invoices/1/2', '#/invoices/32010126/0000000123/x'])
      expect(parseRoute(hash)).toEqual({ screen: 'issue' });
  });
});
