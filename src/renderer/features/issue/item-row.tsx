import type { KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { AmountField } from '../../components/amount-field.tsx';
import { keyName } from '../../components/key-name.ts';
import { TextField } from '../../components/text-field.tsx';
import { issueTexts } from '../../texts/issue.ts';
import { itemControl } from './draft-of-form.ts';
import type { FormView } from './form-view.ts';
import { isBlankRow, type ItemRow as Row } from './issue-form.ts';
import { ItemCombobox } from './item-combobox.tsx';
import type { FeeItemView } from './rank-items.ts';

export interface ItemRowProps {
  readonly view: FormView;
  readonly row: Row;
  readonly index: number;
  readonly items: readonly FeeItemView[];
  readonly kind: string;
  /** Goes to the next row, making it where there is none. */
  readonly onDone: () => void;
  readonly onRemove: () => void;
}

export function ItemRow({ view, row, index, items, kind, onDone, onRemove }: ItemRowProps) {
  const change = (patch: Partial<Row>) => view.dispatch({ type: 'rowChanged', key: row.key, patch });
  const cell = (field: keyof Row, label: string) => {
    const control = itemControl(row, field);
    return {
      id: view.idOf(control),
      label: `${issueTexts.row(index)} ${label}`,
      labelHidden: true,
      error: view.errorOf(control),
      value: row[field],
      onChange: (value: string) => change({ [field]: value }),
      onLeave: () => view.dispatch({ type: 'controlLeft', control }),
    };
  };
  const pick = (item: FeeItemView, quantity: string | undefined) => {
    // Written before the focus moves there, so that the next key replaces it.
    flushSync(() => change(picked(item, quantity)));
    view.focus(itemControl(row, item.price === undefined ? 'amount' : 'quantity'));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>) => {
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    const name = keyName(event.nativeEvent);
    const inAmount = event.target instanceof Element && event.target.id === cell('amount', '').id;
    if (event.code === 'NumpadAdd' || (name === 'Enter' && inAmount)) {
      event.preventDefault();
      onDone();
    } else if (name === 'Enter' && isBlankRow(row)) {
      event.preventDefault();
      view.focus('remark');
    } else if (name === 'Ctrl+Delete') {
      event.preventDefault();
      onRemove();
    }
  };
  return (
    <tr onKeyDown={onKeyDown}>
      <td>
        <ItemCombobox
          {...cell('itemCode', issueTexts.item)}
          text={row.itemText}
          picked={row.itemCode !== ''}
          items={items}
          kind={kind}
          onText={itemText => change({ itemText, itemCode: '' })}
          onPick={pick}
        />
      </td>
      <td className="cell-unit">
        <TextField {...cell('unit', issueTexts.unit)} />
      </td>
      <td className="cell-number">
        <TextField
          {...cell('quantity', issueTexts.quantity)}
          step
          inputMode="decimal"
          className="number-control"
          selectsOnFocus
        />
      </td>
      <td className="cell-number">
        <TextField
          {...cell('price', issueTexts.price)}
          inputMode="decimal"
          className="number-control"
          selectsOnFocus
        />
      </td>
      <td className="cell-amount">
        <AmountField {...cell('amount', issueTexts.amount)} step />
      </td>
      <td className="cell-remark">
        <TextField {...cell('itemRemark', issueTexts.itemRemark)} />
      </td>
      <td className="cell-remove">
        <button
          type="button"
          className="icon-button"
          aria-label={issueTexts.removeRow(index)}
          onClick={onRemove}
        >
          ×
        </button>
      </td>
    </tr>
  );
}

function picked(item: FeeItemView, quantity: string | undefined): Partial<Row> {
  return {
    itemCode: item.code,
    itemText: item.name,
    unit: item.unit ?? '',
    price: item.price ?? '',
    quantity: quantity ?? (item.price === undefined ? '' : '1'),
  };
}
