import { Input } from 'antd';
import type { KeyboardEvent } from 'react';
import { describe, Labelled, type LabelledProps } from './labelled.tsx';

export interface ComboboxFacts {
  readonly expanded: boolean;
  readonly listId: string;
  readonly activeId: string | undefined;
}

export interface TextFieldProps extends Omit<LabelledProps, 'children'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly inputMode?: 'text' | 'decimal' | undefined;
  readonly className?: string | undefined;
  /** A PIN: hidden, with an eye to show it. */
  readonly secret?: boolean | undefined;
  /** One of the controls that Enter goes through. */
  readonly step?: boolean | undefined;
  readonly selectsOnFocus?: boolean | undefined;
  readonly onLeave?: (() => void) | undefined;
  /** The box of a list that opens under it. */
  readonly combobox?: ComboboxFacts | undefined;
  readonly onKey?: ((event: KeyboardEvent<HTMLInputElement>) => void) | undefined;
}

/** One line of text with a real label. */
export function TextField(props: TextFieldProps) {
  const Control = props.secret === true ? Input.Password : Input;
  return (
    <Labelled {...props}>
      <Control
        id={props.id}
        value={props.value}
        autoComplete="off"
        spellCheck={false}
        onChange={event => props.onChange(event.target.value)}
        {...given(props)}
        {...describe(props)}
        {...(props.combobox === undefined ? {} : comboboxRole(props.combobox))}
      />
    </Labelled>
  );
}

/** The attributes that were asked for, and no `undefined` among them. */
function given(props: TextFieldProps) {
  const { onLeave, onKey } = props;
  return {
    ...(props.error === undefined ? {} : { status: 'error' as const }),
    ...(props.placeholder === undefined ? {} : { placeholder: props.placeholder }),
    ...(props.autoFocus === undefined ? {} : { autoFocus: props.autoFocus }),
    ...(props.inputMode === undefined ? {} : { inputMode: props.inputMode }),
    ...(props.className === undefined ? {} : { className: props.className }),
    ...(props.step === true ? { 'data-step': '' } : {}),
    ...(props.selectsOnFocus === true
      ? { onFocus: (event: { readonly target: HTMLInputElement }) => event.target.select() }
      : {}),
    ...(onLeave === undefined ? {} : { onBlur: onLeave }),
    ...(onKey === undefined ? {} : { onKeyDown: onKey }),
  };
}

/** The ARIA combobox pattern: the focus stays in the box, the list is pointed at. */
function comboboxRole({ expanded, listId, activeId }: ComboboxFacts) {
  return {
    role: 'combobox',
    'aria-autocomplete': 'list' as const,
    'aria-expanded': expanded,
    ...(expanded ? { 'aria-controls': listId } : {}),
    ...(expanded && activeId !== undefined ? { 'aria-activedescendant': activeId } : {}),
  };
}
