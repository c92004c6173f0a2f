import type { Approval } from '../../../shared/contract/transport.ts';
import type { User } from '../../../shared/contract/users.ts';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { secondPersonTexts } from '../../texts/people.ts';
import { secondPersonProblems } from './second-person-problems.ts';

export interface SecondPersonProps {
  readonly people: readonly User[];
  /** Whose session this is: never the second person. */
  readonly self: string;
  readonly value: Approval;
  readonly onChange: (value: Approval) => void;
  /** Going on was tried, so what is missing is said. */
  readonly tried: boolean;
}

/** Another person agrees in place, with their own PIN, at the same desk. */
export function SecondPerson({ people, self, value, onChange, tried }: SecondPersonProps) {
  const problems = secondPersonProblems(value, self);
  return (
    <fieldset className="second-person">
      <legend>{secondPersonTexts.title}</legend>
      {people.length === 0 ? (
        <p className="field-error">{secondPersonTexts.none}</p>
      ) : (
        <>
          <SelectField
            id="second-user"
            label={secondPersonTexts.who}
            value={value.user}
            step
            error={problems.user}
            options={people.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={user => onChange({ ...value, user })}
          />
          <TextField
            id="second-pin"
            label={secondPersonTexts.pin}
            value={value.pin}
            secret
            step
            error={tried ? problems.pin : undefined}
            onChange={pin => onChange({ ...value, pin })}
          />
        </>
      )}
    </fieldset>
  );
}
