import { useState } from 'react';
import type { Approval } from '../../../shared/contract/transport.ts';
import type { User } from '../../../shared/contract/users.ts';
import { useApprovedCommandOf } from '../../api/use-approved-command-of.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { TextField } from '../../components/text-field.tsx';
import { peopleTexts } from '../../texts/people.ts';
import { focusFirst, PersonPanel } from './person-panel.tsx';
import { pinProblems } from './person-problems.ts';
import { SecondPerson } from './second-person.tsx';
import { secondPersonProblems } from './second-person-problems.ts';

export interface ResetPinProps {
  readonly person: User;
  readonly users: readonly User[];
  readonly self: string;
  readonly onClose: () => void;
  /** Says what was done, beside the list. */
  readonly onDone: (said: string) => void;
}

/** A forgotten PIN is replaced by two people: who administers, and another one with their own PIN. */
export function ResetPin({ person, users, self, onClose, onDone }: ResetPinProps) {
  // Who has forgotten the PIN cannot agree with it.
  const people = users.filter(({ id }) => id !== person.id);
  const [approval, setApproval] = useState<Approval>({
    user: (people.find(({ id }) => id !== self) ?? people[0])?.id ?? '',
    pin: '',
  });
  const [pins, setPins] = useState({ pin: '', pinAgain: '' });
  const [tried, setTried] = useState(false);
  const reset = useApprovedCommandOf('users.resetPin');
  const announce = useAnnounce();
  const pinsWrong = pinProblems(pins);
  const secondWrong = secondPersonProblems(approval, self);
  const shown = tried ? pinsWrong : {};
  const save = () => {
    setTried(true);
    if (focusFirst(pinsWrong, field => `person-${field}`)) return;
    if (focusFirst({ ...secondWrong }, field => `second-${field}`)) return;
    reset.mutate(
      { input: { id: person.id, pin: pins.pin }, approval },
      {
        onSuccess: ({ name }) => {
          announce(peopleTexts.pinReset(name));
          onDone(peopleTexts.pinReset(name));
        },
        onError: () => setApproval({ ...approval, pin: '' }),
      },
    );
  };
  const field = (name: 'pin' | 'pinAgain') => ({
    id: `person-${name}`,
    value: pins[name],
    error: shown[name],
    secret: true,
    step: true,
    onChange: (value: string) => setPins({ ...pins, [name]: value }),
  });
  return (
    <PersonPanel
      title={peopleTexts.resetOf(person.name)}
      primary={peopleTexts.reset}
      busy={reset.isPending}
      error={reset.error}
      onSave={save}
      onClose={onClose}
    >
      <p className="quiet">{peopleTexts.resetHint}</p>
      <TextField label={peopleTexts.newPin} {...field('pin')} />
      <TextField label={peopleTexts.pinAgain} {...field('pinAgain')} />
      <SecondPerson value={approval} onChange={setApproval} {...{ people, self, tried }} />
    </PersonPanel>
  );
}
