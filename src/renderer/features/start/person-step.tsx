import { TextField } from '../../components/text-field.tsx';
import { startTexts } from '../../texts/start.ts';
import { type PersonForm, personProblems } from './person-form.ts';

export interface PersonStepProps {
  readonly person: PersonForm;
  /** Going on was tried, so what is missing is said. */
  readonly tried: boolean;
  readonly onChange: (patch: Partial<PersonForm>) => void;
}

/** ② The first person; there is no default password. */
export function PersonStep({ person, tried, onChange }: PersonStepProps) {
  const problems = tried ? personProblems(person) : {};
  const field = (name: keyof PersonForm) => ({
    id: `person-${name}`,
    value: person[name],
    error: problems[name],
    step: true,
    onChange: (value: string) => onChange({ [name]: value }),
  });
  return (
    <div className="person">
      <p className="quiet">{startTexts.personHint}</p>
      <TextField label={startTexts.name} autoFocus {...field('name')} />
      <TextField label={startTexts.userId} hint={startTexts.userIdHint} {...field('id')} />
      <TextField label={startTexts.pin} hint={startTexts.pinHint} secret {...field('pin')} />
      <TextField label={startTexts.pinAgain} secret {...field('pinAgain')} />
    </div>
  );
}
