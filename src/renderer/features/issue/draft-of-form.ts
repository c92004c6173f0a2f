import type { InputOf } from '../../../shared/contract/index.ts';
import type { ItemText } from '../../../shared/domain/draft.ts';
import type { Problem } from '../../../shared/domain/problem.ts';
import { type IssueForm, type ItemRow, isBlankRow } from './issue-form.ts';

export interface DraftContext {
  readonly kind: string;
  /** 收款人: the person who is signed in. */
  readonly handler: string;
}

/** A draft as it crosses to the core. */
export type SentDraft = InputOf<'invoices.issue'>['draft'];

/** What the core is asked to issue. Rows and fields in which nothing stands are left out. */
export function draftOf(form: IssueForm, { kind, handler }: DraftContext): SentDraft {
  const ext = Object.fromEntries(Object.entries(form.ext).filter(([, value]) => value.trim() !== ''));
  return {
    businessNumber: form.businessNumber.trim() === '' ? form.ownNumber : form.businessNumber,
    kind,
    payer: { type: form.payerType, name: form.payerName, ...given('code', payerCodeOf(form)) },
    items: form.rows.filter(row => !isBlankRow(row)).map(itemOf),
    ...given('remark', form.remark),
    ...given('payMode', form.payMode),
    handler,
    ...given('checker', form.checker),
    ...(Object.keys(ext).length === 0 ? {} : { ext }),
  };
}

/** An organisation's code has capitals and no spaces however it was typed; a person's stands as typed. */
export function payerCodeOf({ payerType, payerCode }: Pick<IssueForm, 'payerType' | 'payerCode'>): string {
  return payerType === '2' ? payerCode.normalize('NFKC').replace(/\s/g, '').toUpperCase() : payerCode;
}

function itemOf(row: ItemRow): ItemText {
  return {
    itemCode: row.itemCode === '' ? row.itemText.trim() : row.itemCode,
    amount: row.amount,
    ...given('quantity', row.quantity),
    ...given('unit', row.unit),
    ...given('price', row.price),
    ...given('itemRemark', row.itemRemark),
  };
}

function given<K extends string>(name: K, value: string): { readonly [P in K]?: string } {
  return (value.trim() === '' ? {} : { [name]: value }) as { readonly [P in K]?: string };
}

/** The control that a problem is about, by the name the form gives its controls: `payer.name`, `<row key>.amount`. */
export function controlOf(problem: Pick<Problem, 'field'>, form: IssueForm): string {
  const item = /^items\[(\d+)\]\.(\w+)$/.exec(problem.field);
  const rows = form.rows.filter(row => !isBlankRow(row));
  if (item === null) return problem.field === 'items' ? itemControl(form.rows[0], 'itemCode') : problem.field;
  return itemControl(rows[Number(item[1])], item[2] ?? 'itemCode');
}

export function itemControl(row: Pick<ItemRow, 'key'> | undefined, field: string): string {
  return `${row?.key ?? ''}.${field}`;
}
