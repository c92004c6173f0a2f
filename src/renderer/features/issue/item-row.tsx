import { AmountField } from '../../components/amount-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { issueTexts } from '../../texts/issue.ts';
import { ItemCombobox } from './item-combobox.tsx';
import type { FindItems } from './use-hits.ts';
import { type RowOptions, useRow } from './use-row.ts';

export interface ItemRowProps extends RowOptions {
  readonly find: FindItems;
  /** What is asked about the amount before it may be issued. */
  readonly doubt: string | undefined;
}

const numeric = { inputMode: 'decimal', className: 'number-control', selectsOnFocus: true } as const;

export function ItemRow({ find, doubt, ...options }: ItemRowProps) {
  const { row, index, onRemove } = options;
  const { cell, change, pick, onKeyDown } = useRow(options);
  return (
    <>
      <tr onKeyDown={onKeyDown}>
        <td>
          <ItemCombobox
            {...cell('itemCode', issueTexts.item)}
            text={row.itemText}
            picked={row.itemCode !== ''}
            find={find}
            onText={itemText => change({ itemText, itemCode: '' })}
            onPick={pick}
          />
        </td>
        <td className="cell-unit">
          <TextField {...cell('unit', issueTexts.unit)} />
        </td>
        <td className="cell-number">
          <TextField {...cell('quantity', issueTexts.quantity)} {...numeric} step />
        </td>
        <td className="cell-number">
          <TextField {...cell('price', issueTexts.price)} {...numeric} />
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
            aria-keyshortcuts="Control+Delete"
            onClick={onRemove}
          >
            ×
          </button>
        </td>
      </tr>
      {doubt === undefined ? null : (
        <tr className="row-doubt">
          <td colSpan={7} role="alert">
            {doubt}
          </td>
        </tr>
      )}
    </>
  );
}
