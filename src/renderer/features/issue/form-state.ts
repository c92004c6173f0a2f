import { assertNever } from '../../../shared/domain/assert-never.ts';
import { blankForm, type IssueForm, type ItemRow, isBlankForm } from './issue-form.ts';
import { withProduct } from './row-amount.ts';

export interface FormState {
  readonly form: IssueForm;
  /** Given to the core and not answered yet; the person is already in the next form. */
  readonly sent?: IssueForm | undefined;
  /** Typed ahead while `sent` came back with a failure; it is the next form. */
  readonly parked?: IssueForm | undefined;
  /** Cleared by Esc Esc, until the next one is begun. */
  readonly cleared?: IssueForm | undefined;
  /** Controls that were left once: only they show their error. */
  readonly left: ReadonlySet<string>;
  /** Issuing was tried, so every control shows its error. */
  readonly tried: boolean;
}

export type FormAction =
  | { readonly type: 'changed'; readonly patch: Partial<IssueForm> }
  | { readonly type: 'rowChanged'; readonly key: string; readonly patch: Partial<ItemRow> }
  | { readonly type: 'rowAdded'; readonly row: ItemRow }
  | { readonly type: 'rowRemoved'; readonly key: string; readonly instead: ItemRow }
  | { readonly type: 'controlLeft'; readonly control: string }
  | { readonly type: 'tried' }
  | { readonly type: 'sent'; readonly next: IssueForm }
  | { readonly type: 'issued' }
  | { readonly type: 'failed' }
  | { readonly type: 'cleared'; readonly next: IssueForm }
  | { readonly type: 'clearUndone' };

export function openForm(payMode: string): FormState {
  return fresh(blankForm({ payerType: '1', payMode, checker: '' }));
}

function fresh(form: IssueForm): FormState {
  return { form, left: new Set(), tried: false };
}

/** Pure: whatever is new (ids, blank forms) comes with the action. */
export function reduceForm(state: FormState, action: FormAction): FormState {
  const { form } = state;
  switch (action.type) {
    case 'changed':
      return { ...state, cleared: undefined, form: { ...form, ...action.patch } };
    case 'rowChanged':
      return { ...state, cleared: undefined, form: { ...form, rows: changeRow(form.rows, action) } };
    case 'rowAdded':
      return { ...state, form: { ...form, rows: [...form.rows, action.row] } };
    case 'rowRemoved': {
      const rows = form.rows.filter(row => row.key !== action.key);
      return { ...state, form: { ...form, rows: rows.length === 0 ? [action.instead] : rows } };
    }
    case 'controlLeft':
      return { ...state, left: new Set(state.left).add(action.control) };
    case 'tried':
      return { ...state, tried: true };
    case 'sent':
      return { ...fresh(state.parked ?? action.next), sent: form };
    case 'issued':
      return { ...state, sent: undefined };
    case 'failed':
      if (state.sent === undefined) return state;
      return { ...fresh(state.sent), parked: isBlankForm(form) ? undefined : form };
    case 'cleared':
      return { ...fresh(state.parked ?? action.next), cleared: form };
    case 'clearUndone':
      return state.cleared === undefined ? state : fresh(state.cleared);
    default:
      return assertNever(action);
  }
}

function changeRow(
  rows: readonly ItemRow[],
  { key, patch }: { readonly key: string; readonly patch: Partial<ItemRow> },
): readonly ItemRow[] {
  return rows.map(row => (row.key === key ? withProduct({ ...row, ...patch }, patch) : row));
}
