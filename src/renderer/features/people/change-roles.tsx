import { useState } from 'react';
import type { User } from '../../../shared/contract/users.ts';
import type { Role } from '../../../shared/domain/role.ts';
import { useCommandOf } from '../../api/use-command-of.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { useAnnounce } from '../../components/announcer.tsx';
import { TextField } from '../../components/text-field.tsx';
import { peopleTexts } from '../../texts/people.ts';
import { focusFirst, PersonPanel } from './person-panel.tsx';
import { needsNewPin, pinProblems, rolesProblems } from './person-problems.ts';
import { RoleBoxes } from './role-boxes.tsx';

export interface ChangeRolesProps {
  readonly person: User;
  readonly onClose: () => void;
  /** Says what was done, beside the list. */
  readonly onDone: (said: string) => void;
  readonly onReset: () => void;
}

export function ChangeRoles({ person, onClose, onDone, onReset }: ChangeRolesProps) {
  const [roles, setRoles] = useState<readonly Role[]>(person.roles);
  const [pins, setPins] = useState({ pin: '', pinAgain: '' });
  const [tried, setTried] = useState(false);
  const change = useCommandOf('users.setRoles');
  const announce = useAnnounce();
  const crosses = needsNewPin(person.roles, roles);
  const problems = { ...rolesProblems(roles), ...(crosses ? pinProblems(pins) : {}) };
  const shown = tried ? problems : {};
  const save = () => {
    setTried(true);
    if (focusFirst(problems, field => `person-${field}`)) return;
    change.mutate(
      { id: person.id, roles: [...roles], ...(crosses ? { pin: pins.pin } : {}) },
      {
        onSuccess: ({ name }) => {
          announce(peopleTexts.changed(name));
          onDone(peopleTexts.changed(name));
        },
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
      title={peopleTexts.changeRoles(person.name)}
      primary={peopleTexts.save}
      busy={change.isPending}
      error={change.error}
      onSave={save}
      onClose={onClose}
      other={<ActionButton label={peopleTexts.reset} onPress={onReset} />}
    >
      <RoleBoxes value={roles} error={shown.roles} onChange={setRoles} />
      {crosses ? (
        <>
          <TextField
            label={peopleTexts.newPinForRoles}
            hint={peopleTexts.newPinForRolesHint}
            {...field('pin')}
          />
          <TextField label={peopleTexts.pinAgain} {...field('pinAgain')} />
        </>
      ) : null}
    </PersonPanel>
  );
}
