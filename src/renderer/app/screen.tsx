import { lazy } from 'react';
import type { CatalogueView } from '../../shared/contract/catalogue.ts';
import { issuers } from '../../shared/contract/procedure.ts';
import type { Status } from '../../shared/contract/status.ts';
import type { User } from '../../shared/contract/users.ts';
import type { Route } from '../routing/route.ts';
import { sectionTexts } from '../texts/shell.ts';
import { NotForYou } from './not-for-you.tsx';

const IssueScreen = lazy(async () => ({
  default: (await import('../features/issue/issue-screen.tsx')).IssueScreen,
}));
const InvoicesScreen = lazy(async () => ({
  default: (await import('../features/invoices/invoices-screen.tsx')).InvoicesScreen,
}));
const HomeScreen = lazy(async () => ({
  default: (await import('../features/home/home-screen.tsx')).HomeScreen,
}));
const BatchesScreen = lazy(async () => ({
  default: (await import('../features/batches/batches-screen.tsx')).BatchesScreen,
}));
const BatchScreen = lazy(async () => ({
  default: (await import('../features/batches/batch-screen.tsx')).BatchScreen,
}));
const SyncScreen = lazy(async () => ({
  default: (await import('../features/sync/sync-screen.tsx')).SyncScreen,
}));
const LeasesScreen = lazy(async () => ({
  default: (await import('../features/leases/leases-screen.tsx')).LeasesScreen,
}));
const SettingsScreen = lazy(async () => ({
  default: (await import('../features/settings/settings-screen.tsx')).SettingsScreen,
}));
const HelpScreen = lazy(async () => ({
  default: (await import('../features/help/help-screen.tsx')).HelpScreen,
}));

/** What every screen may need to know of the desk. */
export interface Desk {
  readonly status: Status;
  readonly user: User;
  /** `undefined` until it is read. */
  readonly catalogue: CatalogueView | undefined;
  readonly kind: string | undefined;
  readonly onKind: (kind: string) => void;
}

/** One screen, loaded when it is first shown. */
export function Screen({ route, desk }: { readonly route: Route; readonly desk: Desk }) {
  const { status, user, catalogue, kind, onKind } = desk;
  switch (route.screen) {
    case 'home':
      return <HomeScreen {...{ status, user }} />;
    case 'issue':
      if (!user.roles.some(role => issuers.includes(role)))
        return <NotForYou what={sectionTexts.issue} roles={issuers} />;
      return catalogue === undefined || kind === undefined ? null : (
        <IssueScreen offline={status.line === 'offline'} {...{ catalogue, user, kind, onKind }} />
      );
    case 'invoices':
    case 'invoice':
      return <InvoicesScreen selected={route.screen === 'invoice' ? route : undefined} />;
    case 'batches':
      return <BatchesScreen />;
    case 'batch':
      return <BatchScreen id={route.id} />;
    case 'sync':
      return <SyncScreen />;
    case 'leases':
      return <LeasesScreen />;
    case 'settings':
      return <SettingsScreen page={route.page} user={user} />;
    case 'help':
      return <HelpScreen of={route.of} />;
  }
}
