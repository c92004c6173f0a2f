import { Radio } from 'antd';
import type { InvoiceView } from '../../../shared/contract/invoices.ts';
import { TextField } from '../../components/text-field.tsx';
import { issueTexts } from '../../texts/issue.ts';
import { payerCodeOf } from './draft-of-form.ts';
import type { FormView } from './form-view.ts';
import { PayerCodeHint, payerHint } from './payer-hint.tsx';

export interface PayerFieldsProps {
  readonly view: FormView;
  /** Among them, the same payer's last invoice is looked for. */
  readonly recent: readonly InvoiceView[];
}

/** 交款人. Only an organisation's code is on Enter's way; a person's is optional and one Tab away. */
export function PayerFields({ view, recent }: PayerFieldsProps) {
  const { form, dispatch, idOf, errorOf } = view;
  const person = form.payerType === '1';
  const before = recent.find(({ payerName }) => payerName === form.payerName.trim() && payerName !== '');
  const change = (payerCode: string) => dispatch({ type: 'changed', patch: { payerCode } });
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
        hint={before && payerHint(before)}
        autoFocus
        step
        onChange={payerName => dispatch({ type: 'changed', patch: { payerName } })}
        onLeave={() => dispatch({ type: 'controlLeft', control: 'payer.name' })}
      />
      <div>
        <TextField
          id={idOf('payer.code')}
          label={person ? issueTexts.payerCodeOfPerson : issueTexts.payerCode}
          value={form.payerCode}
          error={errorOf('payer.code')}
          placeholder={person ? issueTexts.optional : undefined}
          className="code-control"
          step={!person}
          onChange={change}
          onLeave={() => {
            if (payerCodeOf(form) !== form.payerCode) change(payerCodeOf(form));
            dispatch({ type: 'controlLeft', control: 'payer.code' });
          }}
        />
        {person || form.payerCode !== '' || before === undefined ? null : (
          <PayerCodeHint before={before} onTake={change} />
        )}
      </div>
    </div>
  );
}
