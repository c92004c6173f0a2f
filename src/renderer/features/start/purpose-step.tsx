import { Radio } from 'antd';
import { startTexts } from '../../texts/start.ts';
import type { Purpose } from './setup-steps.ts';

export interface PurposeStepProps {
  readonly purpose: Purpose;
  readonly onChange: (purpose: Purpose) => void;
}

const choices = [
  { value: 'practice', name: startTexts.practice, hint: startTexts.practiceHint },
  { value: 'platform', name: startTexts.real, hint: startTexts.realHint },
] as const;

/** ① What this computer is for. Practice is chosen already; nothing of it is carried over to the real thing. */
export function PurposeStep({ purpose, onChange }: PurposeStepProps) {
  return (
    <fieldset className="purposes">
      <legend className="label">{startTexts.purpose}</legend>
      <Radio.Group name="purpose" value={purpose} onChange={event => onChange(event.target.value as Purpose)}>
        {choices.map(({ value, name, hint }) => (
          <Radio key={value} value={value} autoFocus={value === purpose}>
            <strong>{name}</strong>
            <span className="choice-hint">{hint}</span>
          </Radio>
        ))}
      </Radio.Group>
    </fieldset>
  );
}
