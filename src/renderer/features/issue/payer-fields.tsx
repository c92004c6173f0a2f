import { Radio } from 'antd';
import { TextField } from '../../components/text-field.tsx';
import { issueTexts } from '../../texts/issue.ts';
import type { FormView } from './form-view.ts';

/** 交款人. Only an organisation's code is on Enter's way; a person's is optional and one Tab away. */
export function PayerFields({ view }: { readonly view: FormView }) {
  const { form, dispatch, idOf, errorOf } = view;
  const person = form.payerType === '1';
  const leave = (control: string) => () => dispatch({ type: 'controlLeft', control });
  return (
    <div className="payer">
      <fieldset className="choice">
        <legend className="label">{issueTexts.payerType}</legend>
        <Radio.Group
          name={idOf('payer.type')}
          value={form.payerType}
          onChange={event => dispatch({ type: 'changed', patch: { payerType: event.target.value } })}
          options={[
            { value: '1', label: issueTexts.person },
            { value: '2', label: issueTexts.organisation },
          ]}
        />
      </fieldset>
      <TextField
        id={idOf('payer.name')}
        label={issueTexts.payerName}
        value={form.payerName}
        error={errorOf('payer.name')}
        autoFocus
        step
        onChange={payerName => dispatch({ type: 'changed', patch: { payerName } })}
        onLeave={leave('payer.name')}
      />
      <TextField
        id={idOf('payer.code')}
        label={person ? issueTexts.payerCodeOfPerson : issueTexts.payerCode}
        value={form.payerCode}
        error={errorOf('payer.code')}
        placeholder={person ? issueTexts.optional : undefined}
        className="code-control"
        step={!person}
        onChange={payerCode => dispatch({ type: 'changed', patch: { payerCode } })}
        onLeave={leave('payer.code')}
      />
    </div>
  );
}
