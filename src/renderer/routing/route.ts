import { useSyncExternalStore } from 'react';

/** The lists of 同步, most pressing first. */
export const syncLists = ['objected', 'unknown', 'queued', 'outages'] as const;
export type SyncListName = (typeof syncLists)[number];

export const settingsPages = ['display', 'people', 'orders'] as const;
export type SettingsPage = (typeof settingsPages)[number];

/** One entry of the rail each; what is left and come back to is still as it was. */
export const sections = [
  'home',
  'issue',
  'invoices',
  'batches',
  'sync',
  'leases',
  'settings',
  'help',
] as const;
export type Section = (typeof sections)[number];

export type Route =
  | { readonly screen: Exclude<Section, 'settings' | 'help' | 'sync' | 'invoices' | 'issue'> }
  /** `order`: taken from the business system as soon as one is there. */
  | { readonly screen: 'issue'; readonly order?: string | undefined }
  /** `only`: with that filter and no other; left out, as it was left. */
  | { readonly screen: 'invoices'; readonly only?: 'today' | undefined }
  | { readonly screen: 'sync'; readonly list?: SyncListName | undefined }
  | { readonly screen: 'invoice'; readonly code: string; readonly number: string }
  | { readonly screen: 'batch'; readonly id: string }
  | { readonly screen: 'settings'; readonly page: SettingsPage }
  /** `of`: whose keys are shown first. */
  | { readonly screen: 'help'; readonly of: Section };

/** Reads the fragment of the address; `undefined` when it is no route. */
export function parseRoute(hash: string): Route | undefined {
  const [screen, a = '', b = '', ...rest] = hash.replace(/^#\//, '').split('/');
  if (!hash.startsWith('#/') || rest.length > 0) return undefined;
  if (screen === 'invoices' && /^\d{8}$/.test(a) && /^\d{10}$/.test(b))
    return { screen: 'invoice', code: a, number: b };
  if (b !== '') return undefined;
  if (screen === 'issue' && /^[\w-]{1,64}$/.test(a)) return { screen: 'issue', order: a };
  if (screen === 'invoices' && a === 'today') return { screen: 'invoices', only: 'today' };
  const list = syncLists.find(name => name === a);
  if (screen === 'sync' && list !== undefined) return { screen: 'sync', list };
  if (screen === 'batches' && /^[0-9a-f-]{36}$/.test(a)) return { screen: 'batch', id: a };
  const page = settingsPages.find(name => name === a);
  if (screen === 'settings' && page !== undefined) return { screen, page };
  const of = sections.find(name => name === a);
  if (screen === 'help' && of !== undefined) return { screen, of };
  const plain = sections.find(name => name === screen);
  if (a !== '' || plain === undefined || plain === 'settings' || plain === 'help') return undefined;
  return { screen: plain };
}

export function hrefOf(route: Route): string {
  switch (route.screen) {
    case 'invoice':
      return `#/invoices/${route.code}/${route.number}`;
    case 'batch':
      return `#/batches/${route.id}`;
    case 'settings':
      return `#/settings/${route.page}`;
    case 'help':
      return `#/help/${route.of}`;
    case 'issue':
      return route.order === undefined ? '#/issue' : `#/issue/${route.order}`;
    case 'invoices':
      return route.only === undefined ? '#/invoices' : `#/invoices/${route.only}`;
    case 'sync':
      return route.list === undefined ? '#/sync' : `#/sync/${route.list}`;
    default:
      return `#/${route.screen}`;
  }
}

export function sectionOf({ screen }: Route): Section {
  return screen === 'invoice' ? 'invoices' : screen === 'batch' ? 'batches' : screen;
}

/** At once: a browser tells of a new fragment some time later, and keys pressed until then would meet the old screen. */
export function goTo(route: Route): void {
  if (location.hash === hrefOf(route)) return;
  history.pushState(null, '', hrefOf(route));
  dispatchEvent(new HashChangeEvent('hashchange'));
}

/** The same for a place that comes as text; what is no route is left alone. */
export function goToPlace(place: string): void {
  const route = parseRoute(place);
  if (route !== undefined) goTo(route);
}

/** `undefined` where the address says nothing: the person's usual place. */
export function useRoute(): Route | undefined {
  return parseRoute(useSyncExternalStore(onHashChange, () => location.hash));
}

function onHashChange(changed: () => void): () => void {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
}
