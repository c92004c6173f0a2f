import type { KeyboardEvent } from 'react';
import { isComposing, keyName } from '../../components/key-name.ts';
import { TextField } from '../../components/text-field.tsx';
import { invoiceTexts } from '../../texts/invoices.ts';

export const searchId = 'invoice-search';

export interface SearchBoxProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onEnter: () => void;
  readonly onDown: () => void;
}

/** Has the focus when the screen opens; ↓ goes into the list, Enter opens its first row. */
export function SearchBox({ value, onChange, onEnter, onDown }: SearchBoxProps) {
  const onKey = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    const action = { Enter: onEnter, ArrowDown: onDown }[keyName(event.nativeEvent)];
    if (action === undefined) return;
    event.preventDefault();
    action();
  };
  return (
    <TextField
      id={searchId}
      label={invoiceTexts.search}
      placeholder={invoiceTexts.searchHint}
      value={value}
      onChange={onChange}
      onKey={onKey}
      selectsOnFocus
    />
  );
}
