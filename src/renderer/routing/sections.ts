import type { IconName } from '../components/icon.tsx';
import type { Route, Section } from './route.ts';

export interface SectionEntry {
  readonly section: Exclude<Section, 'help'>;
  readonly group: 'daily' | 'manage' | 'system';
  readonly icon: IconName;
  readonly keys: string;
  readonly route: Route;
}

/** The rail, top to bottom, with the keys that go there. */
export const rail: readonly SectionEntry[] = [
  { section: 'home', group: 'daily', icon: 'home', keys: 'Alt+1', route: { screen: 'home' } },
  { section: 'issue', group: 'daily', icon: 'pen', keys: 'Alt+2', route: { screen: 'issue' } },
  { section: 'invoices', group: 'daily', icon: 'list', keys: 'Alt+3', route: { screen: 'invoices' } },
  { section: 'batches', group: 'daily', icon: 'stack', keys: 'Alt+4', route: { screen: 'batches' } },
  { section: 'sync', group: 'manage', icon: 'sync', keys: 'Alt+5', route: { screen: 'sync' } },
  { section: 'leases', group: 'manage', icon: 'ticket', keys: 'Alt+6', route: { screen: 'leases' } },
  {
    section: 'settings',
    group: 'system',
    icon: 'sliders',
    keys: 'Alt+7',
    route: { screen: 'settings', page: 'display' },
  },
];
