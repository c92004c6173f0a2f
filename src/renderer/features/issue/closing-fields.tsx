import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { issueTexts } from '../../texts/issue.ts';
import type { FormView } from './form-view.ts';

export interface ClosingFieldsProps {
  readonly view: FormView;
  readonly handler: string;
}

/** Remark, way of payment and the two people who stand on the face. */
export function ClosingFields({ view, handler }: ClosingFieldsProps) {
  const { form, dispatch, idOf, errorOf } = view;
  return (
    <div className="closing">
      <TextField
        id={idOf('remark')}
        label={issueTexts.remark}
        value={form.remark}
        error={errorOf('remark')}
        step
        onChange={remark => dispatch({ type: 'changed', patch: { remark } })}
        onLeave={() => dispatch({ type: 'controlLeft', control: 'remark' })}
      />
      <SelectField
        id={idOf('payMode')}
        label={issueTexts.payMode}
        value={form.payMode}
        options={payModes(form.payMode).map(mode => ({ value: mode, label: mode }))}
        step
        onChange={payMode => dispatch({ type: 'changed', patch: { payMode } })}
      />
      <div className="labelled">
        <span className="label">{issueTexts.handler}</span>
        <span className="fixed-value">{handler}</span>
      </div>
      <TextField
        id={idOf('checker')}
        label={issueTexts.checker}
        value={form.checker}
        error={errorOf('checker')}
        placeholder={issueTexts.sameAsHandler}
        step
        onChange={checker => dispatch({ type: 'changed', patch: { checker } })}
        onLeave={() => dispatch({ type: 'controlLeft', control: 'checker' })}
      />
    </div>
  );
}

/** The usual ways, and the one that an order brought in its own words. */
function payModes(current: string): readonly string[] {
  const usual: readonly string[] = issueTexts.payModes;
  return usual.includes(current) ? usual : [...usual, current];
}
