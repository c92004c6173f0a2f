import type { ReactNode } from 'react';

export interface LabelledProps {
  readonly id: string;
  readonly label: string;
  readonly error?: string | undefined;
  readonly hint?: string | undefined;
  /** Inside a table the column head is the visible label. */
  readonly labelHidden?: boolean | undefined;
  readonly children: ReactNode;
}

/** A control with its label, its error and its hint; `describe` gives the control the matching attributes. */
export function Labelled({ id, label, error, hint, labelHidden = false, children }: LabelledProps) {
  return (
    <div className="labelled">
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : 'label'}>
        {label}
      </label>
      {children}
      {error === undefined ? null : (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
      {hint === undefined || error !== undefined ? null : (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
    </div>
  );
}

export interface Described {
  readonly 'aria-invalid'?: true;
  readonly 'aria-describedby'?: string;
}

export function describe({ id, error, hint }: Pick<LabelledProps, 'id' | 'error' | 'hint'>): Described {
  if (error !== undefined) return { 'aria-invalid': true, 'aria-describedby': `${id}-error` };
  return hint === undefined ? {} : { 'aria-describedby': `${id}-hint` };
}
