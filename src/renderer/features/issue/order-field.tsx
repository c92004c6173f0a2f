import type { KeyboardEvent } from 'react';
import { isComposing, keyName } from '../../components/key-name.ts';
import { TextField } from '../../components/text-field.tsx';
import { issueTexts } from '../../texts/issue.ts';
import type { Order } from './use-order.ts';

export interface OrderFieldProps {
  readonly id: string;
  readonly order: Order;
}

/** 取单: the number of the business system's order, or the beginning of it; Enter asks. */
export function OrderField({ id, order }: OrderFieldProps) {
  const onKey = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || keyName(event.nativeEvent) !== 'Enter') return;
    event.preventDefault();
    if (!event.repeat) order.ask();
  };
  return (
    <TextField
      id={id}
      label={issueTexts.order}
      value={order.reference}
      placeholder={issueTexts.orderHint}
      className="code-control"
      selectsOnFocus
      onChange={order.setReference}
      onKey={onKey}
    />
  );
}
