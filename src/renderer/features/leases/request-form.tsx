import { useEffect } from 'react';
import type { LeaseOutlook, LeaseRequestView } from '../../../shared/contract/leases.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { countText } from '../../components/figures.ts';
import { SelectField } from '../../components/select-field.tsx';
import { onStepKeys } from '../../components/step-keys.ts';
import { Tagged } from '../../components/tagged.tsx';
import { TextField } from '../../components/text-field.tsx';
import { leaseRequestTexts as texts } from '../../texts/leases.ts';
import type { LeaseRequestForm } from './use-lease-request.ts';

export const requestKindId = 'lease-kind';
export const requestCountId = 'lease-count';

export interface RequestFormProps {
  readonly form: LeaseRequestForm;
  readonly outlook: readonly LeaseOutlook[];
  readonly requests: readonly LeaseRequestView[];
  readonly offline: boolean;
  readonly mayRequest: boolean;
  readonly onSubmit: () => void;
}

export function RequestForm({ form, outlook, requests, offline, mayRequest, onSubmit }: RequestFormProps) {
  const own = outlook.find(({ kind }) => kind === form.kind);
  const waiting = requests
    .filter(({ kind, state }) => kind === form.kind && state === 'pending')
    .reduce((sum, { count }) => sum + count, 0);
  const kept = form.kept && waiting > 0;
  useEffect(() => document.getElementById(requestKindId)?.focus(), []);
  return (
    <form
      className="panel request-form"
      aria-labelledby="request-title"
      onKeyDown={onStepKeys}
      onSubmit={event => event.preventDefault()}
      noValidate
    >
      <h2 id="request-title">{texts.title}</h2>
      <SelectField
        id={requestKindId}
        label={texts.kind}
        value={form.kind}
        options={outlook.map(({ kind, kindName }) => ({ value: kind, label: `${kind} ${kindName}` }))}
        onChange={form.setKind}
        step
      />
      <TextField
        id={requestCountId}
        label={texts.count}
        value={form.count}
        onChange={form.setCount}
        error={form.countError}
        hint={own === undefined ? undefined : hintOf(own)}
        className="number-control"
        inputMode="decimal"
        selectsOnFocus
        step
      />
      <TextField
        id="lease-reason"
        label={texts.reason}
        placeholder={texts.reasonHint}
        value={form.reason}
        onChange={text => form.setReason(text.slice(0, 200))}
        step
      />
      {waiting === 0 ? null : (
        <Tagged tone="warn" icon="warn">
          {texts.waiting(countText(waiting))}
        </Tagged>
      )}
      <p id="request-note" className="quiet">
        {mayRequest ? (offline && !kept ? texts.offline : '') : texts.onlyManager}
      </p>
      <ActionButton
        primary
        shortcut="F2"
        label={form.busy ? texts.submitting : texts.submit}
        disabled={!mayRequest || form.busy}
        describedBy="request-note"
        onPress={onSubmit}
      />
      {kept ? (
        <div className="kept" role="alert">
          <Tagged tone="offline" icon="ring">
            {texts.kept.what}
          </Tagged>
          <p>{texts.kept.safe}</p>
          <p>{texts.kept.next}</p>
        </div>
      ) : null}
      {form.failure === null ? null : <FailurePanel error={form.failure} />}
    </form>
  );
}

function hintOf({ suggested, perDay }: LeaseOutlook): string {
  return (perDay > 0 ? texts.suggestion : texts.unusedSuggestion)(countText(suggested));
}
