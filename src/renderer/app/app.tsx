import './shell.css';
import { Activity, useEffect, useState } from 'react';
import type { Status } from '../../shared/contract/status.ts';
import type { User } from '../../shared/contract/users.ts';
import { useDesk } from '../api/desk-context.tsx';
import { useQueryOf } from '../api/use-query-of.ts';
import { FailurePanel } from '../components/failure-panel.tsx';
import { LockScreen } from '../features/start/lock-screen.tsx';
import { SetupScreen } from '../features/start/setup-screen.tsx';
import { deskGone } from '../texts/errors.ts';
import { shellTexts } from '../texts/shell.ts';
import { Shell } from './shell.tsx';
import { StrangerScreen } from './stranger-screen.tsx';

export function App() {
  const { state } = useDesk();
  const status = useQueryOf('status.get', {});
  if (state === 'stranger') return <StrangerScreen />;
  return (
    <>
      {state === 'gone' ? (
        <p className="red-bar" role="alert">
          {deskGone.what} · {deskGone.safe} · {deskGone.next}
        </p>
      ) : null}
      {status.data === undefined ? (
        <div className="loading">
          {status.error === null ? shellTexts.loading : <FailurePanel error={status.error} />}
        </div>
      ) : (
        <Phases status={status.data} />
      )}
    </>
  );
}

function Phases({ status }: { readonly status: Status }) {
  const [settingUp, setSettingUp] = useState(false);
  useTitle(status.practice);
  return (
    <div className={status.practice ? 'frame frame-practice' : 'frame'}>
      {status.practice ? (
        <p className="practice-band">
          <strong>{shellTexts.practiceMark}</strong>
          {shellTexts.product} · {status.unitName} {status.pointName} · {shellTexts.practiceBand}
        </p>
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
      {seen.map(person => (
        <Activity key={person.id} mode={phase === 'ready' && person.id === user?.id ? 'visible' : 'hidden'}>
          <Shell status={status} user={person} />
        </Activity>
      ))}
    </>
  );
}

function useTitle(practice: boolean): void {
  useEffect(() => {
    document.title = `${practice ? shellTexts.practiceMark : ''}${shellTexts.product}`;
  }, [practice]);
}
