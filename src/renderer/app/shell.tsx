import { Activity, Suspense, useEffect, useState } from 'react';
import { issuers } from '../../shared/contract/procedure.ts';
import type { Status } from '../../shared/contract/status.ts';
import type { User } from '../../shared/contract/users.ts';
import { useCommandOf } from '../api/use-command-of.ts';
import { useQueryOf } from '../api/use-query-of.ts';
import { useShortcuts } from '../components/use-shortcuts.ts';
import { Palette } from '../features/palette/palette.tsx';
import { goTo, type Route, type Section, sectionOf, useRoute } from '../routing/route.ts';
import { rail } from '../routing/sections.ts';
import { shellTexts } from '../texts/shell.ts';
import { Rail } from './rail.tsx';
import { RedBars } from './red-bars.tsx';
import { fetchScreens, Screen } from './screen.tsx';
import { StatusBar } from './status-bar.tsx';
import { TopBar } from './top-bar.tsx';
import { useIdleLock } from './use-idle-lock.ts';

export interface ShellProps {
  readonly status: Status;
  readonly user: User;
}

/** One person's desk. Screens that are left keep what stands in them, hidden, with their keys asleep. */
export function Shell({ status, user }: ShellProps) {
  const route = useRoute() ?? usualPlace(user);
  const section = sectionOf(route);
  const catalogue = useQueryOf('catalogue.get', {});
  const outlook = useQueryOf('leases.outlook', {});
  const home = useQueryOf('home.get', {});
  const settings = useQueryOf('settings.get', {});
  const lock = useCommandOf('session.lock');
  const [searching, setSearching] = useState(false);
  const [chosenKind, setKind] = useState<string>();
  const kind = chosenKind ?? usualKind(status);
  // It stays when its numbers run out: a form must not change its kind under the hands of who fills it in.
  if (chosenKind === undefined && kind !== undefined && hasNumbers(status, kind)) setKind(kind);
  const toLock = () => lock.mutate({});
  const toHelp = () => goTo({ screen: 'help', of: section });
  useEffect(() => void fetchScreens(), []);
  useIdleLock(settings.data?.idleLockMinutes, toLock);
  useShortcuts({
    ...Object.fromEntries(rail.map(({ keys, route: to }) => [keys, () => goTo(to)])),
    F1: section === 'help' ? () => history.back() : toHelp,
    'Ctrl+K': () => setSearching(true),
    'Ctrl+Shift+L': toLock,
  });
  return (
    <div className="shell">
      <button type="button" className="skip-link" onClick={focusContent}>
        {shellTexts.skip}
      </button>
      <TopBar {...{ status, user }} home={home.data} onLock={toLock} onSearch={() => setSearching(true)} />
      <Rail current={section} status={status} />
      <div className="content">
        <RedBars {...{ status, user }} />
        {useSeen(section, route).map(([name, at]) => (
          <Activity key={name} mode={name === section ? 'visible' : 'hidden'}>
            <Suspense fallback={<p className="loading">{shellTexts.loading}</p>}>
              <Screen
                route={name === section ? route : at}
                desk={{ status, user, catalogue, kind, onKind: setKind }}
              />
            </Suspense>
          </Activity>
        ))}
      </div>
      <StatusBar {...{ status, kind }} outlook={outlook.data} home={home.data} />
      {searching ? (
        <Palette {...{ status, user, kind, section }} onLock={toLock} onClose={() => setSearching(false)} />
      ) : null}
    </div>
  );
}

/** Every section that was shown, with the place in it that was shown last. */
function useSeen(section: Section, route: Route): readonly (readonly [Section, Route])[] {
  const [seen, setSeen] = useState<ReadonlyMap<Section, Route>>(new Map());
  if (JSON.stringify(seen.get(section)) !== JSON.stringify(route)) setSeen(new Map(seen).set(section, route));
  return [...seen];
}

function usualPlace({ roles }: User): Route {
  return { screen: roles.some(role => issuers.includes(role)) ? 'issue' : 'home' };
}

/** The first kind there are numbers for; where there are none, the first there is. */
function usualKind(status: Status): string | undefined {
  return (status.stock.find(({ kind }) => hasNumbers(status, kind)) ?? status.stock[0])?.kind;
}

function hasNumbers({ stock }: Status, kind: string): boolean {
  return stock.some(entry => entry.kind === kind && entry.blue > 0);
}

/** Past the rail; a link would take the address, which belongs to the routes. */
function focusContent(): void {
  const main = [...document.querySelectorAll<HTMLElement>('main')].find(element => element.checkVisibility());
  main?.focus();
}
