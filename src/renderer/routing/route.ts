import { useSyncExternalStore } from 'react';

export type Route =
  | { readonly screen: 'issue' }
  | { readonly screen: 'invoices' }
  | { readonly screen: 'invoice'; readonly code: string; readonly number: string };

/** Reads the fragment of the address; whatever is not a route is the issuing screen. */
export function parseRoute(hash: string): Route {
  const invoice = /^#\/invoices\/(\d{8})\/(\d{10})$/.exec(hash);
  if (invoice?.[1] !== undefined && invoice[2] !== undefined)
    return { screen: 'invoice', code: invoice[1], number: invoice[2] };
  return hash === '#/invoices' ? { screen: 'invoices' } : { screen: 'issue' };
}

export function hrefOf(route: Route): string {
  return route.screen === 'invoice' ? `#/invoices/${route.code}/${route.number}` : `#/${route.screen}`;
}

export function goTo(route: Route): void {
  location.hash = hrefOf(route);
}

export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(onHashChange, () => location.hash));
}

function onHashChange(changed: () => void): () => void {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
}
