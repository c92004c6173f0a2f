import type { DraftText, ItemText } from '../../../shared/domain/draft.ts';
import { blankForm, blankRow, type IssueForm, type ItemRow, type Remembered } from './issue-form.ts';
import type { FeeItemView } from './item-index.ts';

export interface DraftSource {
  readonly items: readonly FeeItemView[];
  /** Stands where the draft says nothing. */
  readonly usual: Remembered;
}

/** A parked draft or a business system's order as the form shows it; what cannot be read stays as it was written. */
export function formOfDraft(draft: DraftText, { items, usual }: DraftSource): IssueForm {
  const blank = blankForm(usual);
  const own = /^m-[0-9a-f-]{36}$/.test(draft.businessNumber);
  const rows = draft.items.map(item => rowOf(item, items));
  return {
    ...blank,
    ownNumber: own ? draft.businessNumber : blank.ownNumber,
    businessNumber: own ? '' : draft.businessNumber,
    payerType: draft.payer.type === '2' || draft.payer.type === '单位' ? '2' : '1',
    payerName: draft.payer.name,
    payerCode: draft.payer.code ?? '',
    rows: rows.length === 0 ? blank.rows : rows,
    remark: draft.remark ?? '',
    payMode: draft.payMode ?? usual.payMode,
    checker: draft.checker ?? usual.checker,
    ext: draft.ext ?? {},
  };
}

function rowOf(item: ItemText, items: readonly FeeItemView[]): ItemRow {
  const known = items.find(({ code }) => code === item.itemCode);
  return {
    key: blankRow().key,
    itemCode: known === undefined ? '' : known.code,
    itemText: known?.name ?? item.itemCode,
    unit: item.unit ?? '',
    quantity: item.quantity ?? '',
    price: item.price ?? '',
    amount: item.amount,
    itemRemark: item.itemRemark ?? '',
  };
}
