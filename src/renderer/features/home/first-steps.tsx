import type { UseQueryResult } from '@tanstack/react-query';
import type { Home } from '../../../shared/contract/home.ts';
import type { Status } from '../../../shared/contract/status.ts';
import { useQueryOf } from '../../api/use-query-of.ts';
import { Tagged } from '../../components/tagged.tsx';
import { hrefOf, type Route } from '../../routing/route.ts';
import { homeTexts } from '../../texts/home.ts';
import { TileFrame } from './tile.tsx';

export interface FirstStepsProps {
  readonly status: Status;
  readonly home: UseQueryResult<Home>;
}

/** For a new terminal: what is left of the four first things. Gone once all are done. */
export function FirstSteps({ status, home }: FirstStepsProps) {
  const users = useQueryOf('users.list', {});
  if (home.data === undefined || users.data === undefined) return null;
  const issued = status.accepted + status.pending.count + home.data.blue.count > 0;
  if (issued && users.data.length > 1) return null;
  const steps: readonly (readonly [name: string, done: boolean, to: Route])[] = [
    [homeTexts.steps.enrolled, true, { screen: 'home' }],
    [homeTexts.steps.leased, status.stock.some(({ available }) => available > 0), { screen: 'leases' }],
    [homeTexts.steps.people, users.data.length > 1, { screen: 'settings', page: 'people' }],
    [homeTexts.steps.issued, issued, { screen: 'issue' }],
  ];
  return (
    <TileFrame title={homeTexts.firstSteps}>
      <ol className="first-steps">
        {steps.map(([name, done, to]) => (
          <li key={name}>
            <Tagged tone={done ? 'ok' : 'plain'} icon={done ? 'check' : 'ring'}>
              {done ? homeTexts.stepDone : homeTexts.stepOpen}
            </Tagged>
            {done ? <span>{name}</span> : <a href={hrefOf(to)}>{name}</a>}
          </li>
        ))}
      </ol>
    </TileFrame>
  );
}
