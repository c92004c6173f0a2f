import { type Role, roles } from '../../../shared/domain/role.ts';
import { peopleTexts } from '../../texts/people.ts';
import { lockTexts } from '../../texts/start.ts';

export interface RoleBoxesProps {
  readonly value: readonly Role[];
  readonly error: string | undefined;
  readonly onChange: (value: readonly Role[]) => void;
}

/** The four roles; Space ticks, Enter goes on. */
export function RoleBoxes({ value, error, onChange }: RoleBoxesProps) {
  const toggle = (role: Role) => onChange(roles.filter(other => (other === role) !== value.includes(other)));
  return (
    <fieldset className="role-boxes" aria-describedby="person-roles-note">
      <legend className="label">{peopleTexts.roles}</legend>
      {roles.map((role, index) => (
        <label key={role} className="check">
          <input
            type="checkbox"
            data-step
            {...(index === 0 ? { id: 'person-roles' } : {})}
            {...(error === undefined ? {} : { 'aria-invalid': true })}
            checked={value.includes(role)}
            onChange={() => toggle(role)}
          />
          <span>{lockTexts.roles[role]}</span>
        </label>
      ))}
      <p id="person-roles-note" className={error === undefined ? 'field-hint' : 'field-error'}>
        {error ?? peopleTexts.rolesHint}
      </p>
    </fieldset>
  );
}
