import type { UseQueryResult } from '@tanstack/react-query';
import type { CatalogueView } from '../../shared/contract/catalogue.ts';
import { issuers } from '../../shared/contract/procedure.ts';
import type { Status } from '../../shared/contract/status.ts';
import type { User } from '../../shared/contract/users.ts';
import { ReadingScreen } from '../components/reading.tsx';
import type { Route } from '../routing/route.ts';
import { sectionTexts } from '../texts/shell.ts';
import { lateScreen } from './late-screen.tsx';
import { NotForYou } from './not-for-you.tsx';

const IssueScreen = lateScreen(async () => (await import('../features/issue/issue-screen.tsx')).IssueScreen);
const InvoicesScreen = lateScreen(
  async () => (await import('../features/invoices/invoices-screen.tsx')).InvoicesScreen,
);
const HomeScreen = lateScreen(async () => (await import('../features/home/home-screen.tsx')).HomeScreen);
const BatchesScreen = lateScreen(
  async () => (await import('../features/batches/batches-screen.tsx')).BatchesScreen,
);
const BatchScreen = lateScreen(
  async () => (await import('../features/batches/batch-screen.tsx')).BatchScreen,
);
const SyncScreen = lateScreen(async () => (await import('../features/sync/sync-screen.tsx')).SyncScreen);
const LeasesScreen = lateScreen(
  async () => (await import('../features/leases/leases-screen.tsx')).LeasesScreen,
);
const SettingsScreen = lateScreen(
  async () => (await import('../features/settings/settings-screen.tsx')).SettingsScreen,
);
const HelpScreen = lateScreen(async () => (await import('../features/help/help-screen.tsx')).HelpScreen);

/** Fetches every screen while nobody waits for one. A screen that cannot be fetched now is fetched when it is shown. */
export async function fetchScreens(): Promise<void> {
  const screens = [
    IssueScreen,
    InvoicesScreen,
    HomeScreen,
    BatchesScreen,
    BatchScreen,
    SyncScreen,
    LeasesScreen,
    SettingsScreen,
    HelpScreen,
  ];
  await Promise.allSettled(screens.map(screen => screen.fetch()));
}

/** What every screen may need to know of the desk. */
export interface Desk {
  readonly status: Status;
  readonly user: User;
  readonly catalogue: UseQueryResult<CatalogueView>;
  readonly kind: string | undefined;
  readonly onKind: (kind: string) => void;
}

export function Screen({ route, desk }: { readonly route: Route; readonly desk: Desk }) {
  const { status, user, catalogue, kind, onKind } = desk;
  switch (route.screen) {
    case 'home':
      return <HomeScreen {...{ status, user }} />;
    case 'issue':
      if (!user.roles.some(role => issuers.includes(role)))
        return <NotForYou what={sectionTexts.issue} roles={issuers} />;
      return catalogue.data === undefined || kind === undefined ? (
        <ReadingScreen title={sectionTexts.issue} of={catalogue} />
      ) : (
        <IssueScreen
          offline={status.line === 'offline'}
          catalogue={catalogue.data}
          wantedOrder={route.order}
          {...{ user, kind, onKind }}
        />
      );
    case 'invoices':
    case 'invoice':
      return (
        <InvoicesScreen
          selected={route.screen === 'invoice' ? route : undefined}
          only={route.screen === 'invoices' ? route.only : undefined}
        />
      );
    case 'batches':
      return <BatchesScreen />;
    case 'batch':
      return <BatchScreen id={route.id} />;
    case 'sync':
      return <SyncScreen list={route.list} />;
    case 'leases':
      return <LeasesScreen />;
    case 'settings':
      return <SettingsScreen page={route.page} user={user} />;
    case 'help':
      return <HelpScreen of={route.of} />;
  }
}
