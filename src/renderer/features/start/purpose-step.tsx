import { Radio } from 'antd';
import { startTexts } from '../../texts/start.ts';

/** ① What this computer is for. Practice is chosen already; the real thing says honestly where it is. */
export function PurposeStep() {
  return (
    <fieldset className="purposes">
      <legend className="label">{startTexts.purpose}</legend>
      <Radio.Group name="purpose" value="practice">
        <Radio value="practice" autoFocus>
          <strong>{startTexts.practice}</strong>
          <span className="choice-hint">{startTexts.practiceHint}</span>
        </Radio>
        <Radio value="platform" disabled>
          <strong>{startTexts.real}</strong>
          <span className="choice-hint">{startTexts.realHint}</span>
        </Radio>
      </Radio.Group>
    </fieldset>
  );
}
