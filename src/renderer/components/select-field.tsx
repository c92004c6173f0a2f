import { describe, Labelled, type LabelledProps } from './labelled.tsx';

export interface SelectFieldProps extends Omit<LabelledProps, 'children'> {
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
  readonly step?: boolean;
}

/** The browser's own list: it types ahead, speaks and opens by keyboard everywhere without help. */
export function SelectField({ value, options, onChange, step = false, ...labelled }: SelectFieldProps) {
  return (
    <Labelled {...labelled}>
      <select
        id={labelled.id}
        className="select-control"
        value={value}
        onChange={event => onChange(event.target.value)}
        {...(step ? { 'data-step': true } : {})}
        {...describe(labelled)}
      >
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}
