import { useState } from 'react';
import type { User } from '../../../shared/contract/users.ts';
import { useCommandOf } from '../../api/use-command-of.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { TextField } from '../../components/text-field.tsx';
import { peopleTexts } from '../../texts/people.ts';
import { focusFirst, PersonPanel } from './person-panel.tsx';
import { blankPerson, type NewPerson, newPersonProblems } from './person-problems.ts';
import { RoleBoxes } from './role-boxes.tsx';

export interface AddPersonProps {
  readonly users: readonly User[];
  readonly onClose: () => void;
  /** Says what was done, beside the list. */
  readonly onDone: (said: string) => void;
}

export function AddPerson({ users, onClose, onDone }: AddPersonProps) {
  const [person, setPerson] = useState<NewPerson>(blankPerson);
  const [tried, setTried] = useState(false);
  const add = useCommandOf('users.add');
  const announce = useAnnounce();
  const problems = newPersonProblems(person, users);
  const shown = tried ? problems : {};
  const save = () => {
    setTried(true);
    if (focusFirst(problems, field => `person-${field}`)) return;
    const { id, name, roles, pin } = person;
    add.mutate(
      { id, name: name.trim(), roles: [...roles], pin },
      {
        onSuccess: ({ name: added }) => {
          announce(peopleTexts.added(added));
          onDone(peopleTexts.added(added));
        },
      },
    );
  };
  const field = (name: 'name' | 'id' | 'pin' | 'pinAgain') => ({
    id: `person-${name}`,
    value: person[name],
    error: shown[name],
    step: true,
    onChange: (value: string) => setPerson({ ...person, [name]: value }),
  });
  return (
    <PersonPanel
      title={peopleTexts.add}
      primary={peopleTexts.add}
      busy={add.isPending}
      error={add.error}
      onSave={save}
      onClose={onClose}
    >
      <TextField label={peopleTexts.name} {...field('name')} />
      <TextField label={peopleTexts.userId} hint={peopleTexts.userIdHint} {...field('id')} />
      <RoleBoxes
        value={person.roles}
        error={shown.roles}
        onChange={roles => setPerson({ ...person, roles })}
      />
      <TextField label={peopleTexts.pin} hint={peopleTexts.pinHint} secret {...field('pin')} />
      <TextField label={peopleTexts.pinAgain} secret {...field('pinAgain')} />
    </PersonPanel>
  );
}
