import { useState } from 'react';
import { useCommandOf } from '../../api/use-command-of.ts';
import { useQueryOf } from '../../api/use-query-of.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { startTexts } from '../../texts/start.ts';

const usualCount = '200';

/** ⑤ The first numbers: of one kind, as many as were asked for; the finance office decides. */
export function FirstLease() {
  const catalogue = useQueryOf('catalogue.get', {});
  const request = useCommandOf('leases.request');
  const [chosen, setKind] = useState<string>();
  const [count, setCount] = useState(usualCount);
  const kinds = catalogue.data?.kinds ?? [];
  const kind = chosen ?? kinds[0]?.kind;
  const plain = count.normalize('NFKC').trim();
  const valid = /^[1-9]\d{0,6}$/.test(plain) && Number(plain) <= 1_000_000;
  const ask = () => {
    if (kind !== undefined && valid)
      request.mutate({ kind, count: Number(plain), reason: startTexts.firstReason });
  };
  return (
    <fieldset className="first-lease">
      <legend>{startTexts.firstLease}</legend>
      <SelectField
        id="first-kind"
        label={startTexts.leaseKind}
        value={kind ?? ''}
        options={kinds.map(entry => ({ value: entry.kind, label: `${entry.kind} ${entry.name}` }))}
        onChange={setKind}
        step
      />
      <TextField
        id="first-count"
        label={startTexts.leaseCount}
        value={count}
        error={valid ? undefined : startTexts.leaseCountInvalid}
        hint={startTexts.firstLeaseHint}
        className="number-control"
        onChange={setCount}
        step
      />
      {request.data === undefined ? (
        <ActionButton
          label={request.isPending ? startTexts.running : startTexts.requestLease}
          disabled={request.isPending || !valid}
          onPress={ask}
        />
      ) : (
        <p role="status">
          {
            {
              granted: startTexts.leaseGranted(request.data.count),
              pending: startTexts.leasePending,
              refused: startTexts.leaseRefused(request.data.text ?? ''),
            }[request.data.state]
          }
        </p>
      )}
      {request.error === null ? null : <FailurePanel error={request.error} />}
    </fieldset>
  );
}
