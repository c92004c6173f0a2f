import './start.css';
import { type KeyboardEvent, type SyntheticEvent, useEffect, useState } from 'react';
import type { User } from '../../../shared/contract/users.ts';
import { useCommandOf } from '../../api/use-command-of.ts';
import { useQueryOf } from '../../api/use-query-of.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { Reading } from '../../components/reading.tsx';
import { TextField } from '../../components/text-field.tsx';
import { lockTexts } from '../../texts/start.ts';
import { UserTiles } from './user-tiles.tsx';

const pinId = 'lock-pin';

export interface LockScreenProps {
  readonly unitName: string | null;
}

/** One PIN opens the window and the signing key. There is no field for it before it is known whose it can be. */
export function LockScreen({ unitName }: LockScreenProps) {
  const users = useQueryOf('users.list', {});
  return (
    <main id="content" className="start">
      {users.data === undefined ? (
        <div className="start-card">
          <h1>{lockTexts.title}</h1>
          <Reading of={users} />
        </div>
      ) : (
        <LockForm unitName={unitName} users={users.data} />
      )}
    </main>
  );
}

interface LockFormProps extends LockScreenProps {
  readonly users: readonly User[];
}

function LockForm({ unitName, users }: LockFormProps) {
  const unlock = useCommandOf('session.unlock');
  const [chosen, setChosen] = useState<string>();
  const [pin, setPin] = useState('');
  const [capsLock, setCapsLock] = useState(false);
  const user = chosen ?? users[0]?.id;
  const focusPin = () => document.getElementById(pinId)?.focus();
  useEffect(focusPin, []);

  const enter = (event: SyntheticEvent) => {
    event.preventDefault();
    if (user === undefined || pin === '' || unlock.isPending) return;
    unlock.mutate(
      { user, pin },
      {
        onError: () => {
          setPin('');
          focusPin();
        },
      },
    );
  };
  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  return (
    <form className="start-card" onSubmit={enter} onKeyUp={watchCapsLock} noValidate>
      <h1>{lockTexts.title}</h1>
      <p className="quiet">{unitName}</p>
      <UserTiles
        users={users}
        chosen={user}
        onChoose={id => {
          setChosen(id);
          unlock.reset();
        }}
      />
      <div className="pin-row">
        <TextField
          id={pinId}
          label={lockTexts.pin}
          value={pin}
          secret
          autoFocus
          hint={capsLock ? lockTexts.capsLock : undefined}
          onChange={setPin}
        />
        <ActionButton
          label={unlock.isPending ? lockTexts.checking : lockTexts.enter}
          shortcut="Enter"
          primary
          submits
          disabled={unlock.isPending}
        />
      </div>
      {unlock.error === null ? null : <FailurePanel error={unlock.error} />}
    </form>
  );
}
