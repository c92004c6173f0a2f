import { TextField } from '../../components/text-field.tsx';
import { startTexts } from '../../texts/start.ts';
import { type UnitForm, unitProblems } from './unit-form.ts';

export interface UnitStepProps {
  readonly unit: UnitForm;
  /** Going on was tried, so what is missing is said. */
  readonly tried: boolean;
  readonly onChange: (patch: Partial<UnitForm>) => void;
}

/** ② Whose invoices, at which window, and the code that lets this terminal in once. */
export function UnitStep({ unit, tried, onChange }: UnitStepProps) {
  const problems = tried ? unitProblems(unit) : {};
  const field = (name: keyof UnitForm) => ({
    id: `unit-${name}`,
    value: unit[name],
    error: problems[name],
    className: 'code-control',
    step: true,
    onChange: (value: string) => onChange({ [name]: value }),
  });
  return (
    <div className="person">
      <p className="quiet">{startTexts.unitHint}</p>
      <TextField label={startTexts.unit} autoFocus {...field('unit')} />
      <TextField label={startTexts.point} hint={startTexts.pointHint} {...field('point')} />
      <TextField label={startTexts.code} hint={startTexts.codeHint} {...field('code')} />
    </div>
  );
}
