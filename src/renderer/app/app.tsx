import './shell.css';
import { Activity, useEffect, useState } from 'react';
import type { Status } from '../../shared/contract/status.ts';
import type { User } from '../../shared/contract/users.ts';
import { useDesk } from '../api/desk-context.tsx';
import { useQueryOf } from '../api/use-query-of.ts';
import { ReadingScreen } from '../components/reading.tsx';
import { useMinute } from '../components/use-minute.ts';
import { aged } from '../features/home/offline-budget.ts';
import { LockScreen } from '../features/start/lock-screen.tsx';
import { SetupScreen } from '../features/start/setup-screen.tsx';
import { deskGone } from '../texts/errors.ts';
import { shellTexts } from '../texts/shell.ts';
import { Shell } from './shell.tsx';
import { StrangerScreen } from './stranger-screen.tsx';

export function App() {
  const { state } = useDesk();
  const status = useQueryOf('status.get', {});
  const now = useMinute();
  if (state === 'stranger') return <StrangerScreen />;
  return (
    <>
      {state === 'gone' ? (
        <p className="red-bar" role="alert">
          {deskGone.what} · {deskGone.safe} · {deskGone.next}
        </p>
      ) : null}
      {status.data === undefined ? (
        <ReadingScreen title={shellTexts.product} of={status} />
      ) : (
        <Phases status={aged(status.data, Math.max(0, now - status.dataUpdatedAt))} />
      )}
    </>
  );
}

function Phases({ status }: { readonly status: Status }) {
  const [settingUp, setSettingUp] = useState(false);
  useTitle(status.practice);
  return (
    <div className={status.practice ? 'frame frame-practice' : 'frame'}>
      {status.practice && (status.phase !== 'ready' || settingUp) ? (
        <header className="practice-band">
          <strong>{shellTexts.practiceMark}</strong>
          {shellTexts.product} · {status.unitName} {status.pointName} · {shellTexts.practiceBand}
        </header>
      ) : null}
      {status.phase === 'setup' || settingUp ? (
        <SetupScreen onBegin={() => setSettingUp(true)} onDone={() => setSettingUp(false)} />
      ) : (
        <People status={status} />
      )}
    </div>
  );
}

/** A desk for each person who was here; a locked one stays as it was, out of sight, and stays theirs. */
function People({ status }: { readonly status: Status }) {
  const { user, phase } = status;
  const [seen, setSeen] = useState<readonly User[]>([]);
  if (user !== null && !seen.some(other => other.id === user.id)) setSeen([...seen, user]);
  return (
    <>
      {phase === 'ready' ? null : <LockScreen unitName={status.unitName} />}
      {seen.map(person => {
        const here = phase === 'ready' && person.id === user?.id;
        return (
          <Activity key={person.id} mode={here ? 'visible' : 'hidden'}>
            <Shell status={status} user={here ? user : person} />
          </Activity>
        );
      })}
    </>
  );
}

function useTitle(practice: boolean): void {
  useEffect(() => {
    document.title = `${practice ? shellTexts.practiceMark : ''}${shellTexts.product}`;
  }, [practice]);
}
