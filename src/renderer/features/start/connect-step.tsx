import type { ChangeEvent } from 'react';
import type { SetupCheck } from '../../../shared/contract/setup.ts';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { describe, Labelled } from '../../components/labelled.tsx';
import { TextField } from '../../components/text-field.tsx';
import { startTexts } from '../../texts/start.ts';
import { CheckList } from './check-list.tsx';
import { type ConnectForm, connectProblems, financeText, pemOf } from './connect-form.ts';
import type { UnitForm } from './unit-form.ts';

export interface ConnectStepProps {
  readonly unit: UnitForm;
  readonly connection: ConnectForm;
  readonly tried: boolean;
  /** Of this very address and certificate. */
  readonly checks: readonly SetupCheck[] | undefined;
  readonly checking: boolean;
  readonly failure: unknown;
  readonly onChange: (patch: Partial<ConnectForm>) => void;
}

/** ④ Where the platform is and how it is known; looked at six ways before anything is sent. */
export function ConnectStep(props: ConnectStepProps) {
  const { unit, connection, tried, checks, checking, failure, onChange } = props;
  const problems = tried ? connectProblems(connection) : {};
  const trust = {
    id: 'connect-trust',
    label: startTexts.trust,
    hint: startTexts.trustHint,
    error: problems.trust,
  };
  const onFile = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (file !== undefined) onChange({ trust: pemOf(await file.bytes()) });
  };
  return (
    <div className="person">
      <p className="quiet">{startTexts.connectHint}</p>
      <TextField
        id="connect-url"
        label={startTexts.url}
        hint={startTexts.urlHint}
        error={problems.url}
        value={connection.url}
        className="code-control"
        autoFocus
        step
        onChange={url => onChange({ url })}
      />
      <Labelled {...trust}>
        <textarea
          id={trust.id}
          className="text-area code-control"
          rows={3}
          spellCheck={false}
          value={connection.trust}
          onChange={event => onChange({ trust: event.target.value })}
          data-step
          {...describe(trust)}
        />
      </Labelled>
      <label className="file-button">
        <input
          type="file"
          className="visually-hidden"
          accept=".pem,.crt,.cer,.der"
          onChange={event => void onFile(event)}
        />
        {startTexts.trustFile}
      </label>
      {failure === null ? null : <FailurePanel error={failure} />}
      {checking ? <p role="status">{startTexts.checking}</p> : null}
      {checks === undefined ? null : (
        <CheckList checks={checks} forFinance={financeText(checks, { ...unit, url: connection.url })} />
      )}
    </div>
  );
}
