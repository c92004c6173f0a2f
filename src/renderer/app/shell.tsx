import { Activity, lazy, Suspense, useState } from 'react';
import type { Status } from '../../shared/contract/status.ts';
import type { User } from '../../shared/contract/users.ts';
import { useCommandOf } from '../api/use-command-of.ts';
import { useQueryOf } from '../api/use-query-of.ts';
import { FailurePanel } from '../components/failure-panel.tsx';
import { useShortcuts } from '../components/use-shortcuts.ts';
import { goTo, useRoute } from '../routing/route.ts';
import { shellTexts } from '../texts/shell.ts';
import { Rail } from './rail.tsx';
import { StatusBar } from './status-bar.tsx';

const IssueScreen = lazy(async () => ({
  default: (await import('../features/issue/issue-screen.tsx')).IssueScreen,
}));
const InvoicesScreen = lazy(async () => ({
  default: (await import('../features/invoices/invoices-screen.tsx')).InvoicesScreen,
}));

export interface ShellProps {
  readonly status: Status;
  readonly user: User;
}

/** One person's desk. Screens that are left keep what stands in them, hidden, with their keys asleep. */
export function Shell({ status, user }: ShellProps) {
  const route = useRoute();
  const catalogue = useQueryOf('catalogue.get', {});
  const lock = useCommandOf('session.lock');
  const [chosenKind, setKind] = useState<string>();
  const kind = chosenKind ?? usualKind(status, catalogue.data?.kinds ?? []);
  const toLock = () => lock.mutate({});
  useShortcuts({
    'Alt+2': () => goTo({ screen: 'issue' }),
    'Alt+3': () => goTo({ screen: 'invoices' }),
    'Ctrl+Shift+L': toLock,
  });
  return (
    <div className="shell">
      <Rail route={route} user={user} onLock={toLock} />
      <div className="content">
        {status.notices
          .filter(notice => notice.level === 'red')
          .map(notice => (
            <p key={notice.text} className="red-bar" role="alert">
              {notice.text}
            </p>
          ))}
        {catalogue.error === null ? null : <FailurePanel error={catalogue.error} />}
        <Suspense fallback={<p className="loading">{shellTexts.loading}</p>}>
          <Activity mode={route.screen === 'issue' ? 'visible' : 'hidden'}>
            {catalogue.data === undefined || kind === undefined ? null : (
              <IssueScreen
                catalogue={catalogue.data}
                offline={status.line === 'offline'}
                {...{ user, kind, onKind: setKind }}
              />
            )}
          </Activity>
          <Activity mode={route.screen === 'issue' ? 'hidden' : 'visible'}>
            <InvoicesScreen selected={route.screen === 'invoice' ? route : undefined} />
          </Activity>
        </Suspense>
      </div>
      <StatusBar status={status} kind={kind} uploadHasKey={route.screen !== 'issue'} />
    </div>
  );
}

/** The first kind there are numbers for; where there are none, the first of the catalogue. */
function usualKind({ stock }: Status, kinds: readonly { readonly kind: string }[]): string | undefined {
  const usable = kinds.find(({ kind }) => stock.some(entry => entry.kind === kind && entry.blue > 0));
  return (usable ?? kinds[0])?.kind;
}
