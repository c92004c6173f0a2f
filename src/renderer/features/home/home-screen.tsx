import './home.css';
import { useEffect, useRef } from 'react';
import { issuers } from '../../../shared/contract/procedure.ts';
import type { Status } from '../../../shared/contract/status.ts';
import type { User } from '../../../shared/contract/users.ts';
import { useQueryOf } from '../../api/use-query-of.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { goTo } from '../../routing/route.ts';
import { homeTexts } from '../../texts/home.ts';
import { FirstSteps } from './first-steps.tsx';
import { HealthTile } from './health-tile.tsx';
import { OfflineTile } from './offline-tile.tsx';
import { StockTile } from './stock-tile.tsx';
import { TodayTile } from './today-tile.tsx';
import { TodoTile } from './todo-tile.tsx';

export interface HomeScreenProps {
  readonly status: Status;
  readonly user: User;
}

/** 工作台: a cashier sees today first, whoever manages sees what is to be done first. */
export function HomeScreen({ status, user }: HomeScreenProps) {
  const home = useQueryOf('home.get', {});
  const outlook = useQueryOf('leases.outlook', {});
  const main = useRef<HTMLElement>(null);
  const mayIssue = user.roles.some(role => issuers.includes(role));
  const toIssue = () => goTo({ screen: 'issue' });
  useShortcuts({ F2: mayIssue ? toIssue : undefined });
  useEffect(() => main.current?.focus(), []);
  const manages = user.roles.includes('manager') || user.roles.includes('administrator');
  const todo = <TodoTile key="todo" home={home} />;
  const today = <TodayTile key="today" home={home} />;
  return (
    <main ref={main} id="content" className="page home" tabIndex={-1}>
      <header className="page-head">
        <h1>{homeTexts.title}</h1>
        {mayIssue ? (
          <ActionButton label={homeTexts.issue} shortcut="F2" primary large onPress={toIssue} />
        ) : null}
      </header>
      <FirstSteps {...{ status, home }} />
      <div className="tiles-grid">
        <div className="tiles-column">
          {manages && !user.roles.includes('cashier') ? [todo, today] : [today, todo]}
          <OfflineTile status={status} />
        </div>
        <div className="tiles-column">
          <StockTile outlook={outlook} user={user} />
          <HealthTile home={home} />
        </div>
      </div>
    </main>
  );
}
