import type { UploadState } from '../../../shared/domain/invoice.ts';
import { uploadStates } from '../../../shared/domain/invoice.ts';
import { useQueryOf } from '../../api/use-query-of.ts';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { invoiceTexts, stateTexts } from '../../texts/invoices.ts';
import { type InvoiceFilter, type Period, periodOf, readDay } from './invoice-filter.ts';

export interface FilterBarProps {
  readonly filter: InvoiceFilter;
  readonly onChange: (patch: Partial<InvoiceFilter>) => void;
}

const periods: readonly Period[] = ['today', 'week', 'all', 'range'];

export function FilterBar({ filter, onChange }: FilterBarProps) {
  const { data: catalogue } = useQueryOf('catalogue.get', {});
  const period = periodOf(filter);
  return (
    <div className="filters">
      <SelectField
        id="invoice-period"
        label={invoiceTexts.period}
        value={period}
        options={periods.map(value => ({ value, label: invoiceTexts.periods[value] }))}
        onChange={value => onChange({ period: value as Period })}
      />
      {period === 'range' ? (
        <>
          <DayField
            id="invoice-from"
            label={invoiceTexts.from}
            value={filter.from}
            onDay={from => onChange({ from })}
          />
          <DayField
            id="invoice-to"
            label={invoiceTexts.to}
            value={filter.to}
            onDay={to => onChange({ to })}
          />
        </>
      ) : null}
      <SelectField
        id="invoice-kind"
        label={invoiceTexts.kind}
        value={filter.kind ?? ''}
        options={[
          { value: '', label: invoiceTexts.allKinds },
          ...(catalogue?.kinds ?? []).map(({ kind, name }) => ({ value: kind, label: `${kind} ${name}` })),
        ]}
        onChange={kind => onChange({ kind: kind === '' ? undefined : kind })}
      />
      <SelectField
        id="invoice-state"
        label={invoiceTexts.state}
        value={filter.state ?? ''}
        options={[
          { value: '', label: invoiceTexts.allStates },
          ...uploadStates.map(state => ({ value: state, label: stateTexts[state] })),
        ]}
        onChange={state => onChange({ state: state === '' ? undefined : (state as UploadState) })}
      />
    </div>
  );
}

interface DayFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onDay: (day: string) => void;
}

function DayField({ id, label, value, onDay }: DayFieldProps) {
  const wrong = value !== '' && readDay(value, Date.now()) === undefined;
  return (
    <TextField
      id={id}
      label={label}
      value={value}
      placeholder={invoiceTexts.dayHint}
      error={wrong ? invoiceTexts.dayWrong : undefined}
      onChange={onDay}
    />
  );
}
