import { assertNever } from '../../../shared/domain/assert-never.ts';
import {
  blankForm,
  type IssueForm,
  type ItemRow,
  isBlankForm,
  isBlankRow,
  type Remembered,
} from './issue-form.ts';
import { withProduct } from './row-amount.ts';

export interface FormState {
  readonly form: IssueForm;
  /** As the person last chose them; what an order brought along is not taken over by the next form. */
  readonly usual: Remembered;
  /** Given to the core and not answered yet; the person is already in the next form. */
  readonly sent?: IssueForm | undefined;
  /** Typed ahead while `sent` came back with a failure; it is the next form. */
  readonly ahead?: IssueForm | undefined;
  /** As it was before the last thing that threw something away, until the form is changed. */
  readonly undo?: Undo | undefined;
  /** The last one that was issued here: 同项目换人 begins from it. */
  readonly previous?: IssueForm | undefined;
  /** Controls that were left once: only they show their error. */
  readonly left: ReadonlySet<string>;
  /** Issuing was tried, so every control shows its error. */
  readonly tried: boolean;
}

export interface Undo {
  readonly what: 'cleared' | 'rowRemoved';
  readonly form: IssueForm;
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
  /** The core keeps what was sent as a parked draft. */
  | { readonly type: 'setAside' }
  | { readonly type: 'failed' }
  /** A recalled draft or an order takes the place of a form in which nothing stands. */
  | { readonly type: 'opened'; readonly form: IssueForm }
  | { readonly type: 'cleared'; readonly next: IssueForm }
  | { readonly type: 'undone' };

export function openForm(payMode: string): FormState {
  const usual: Remembered = { payerType: '1', payMode, checker: '' };
  return { form: blankForm(usual), usual, left: new Set(), tried: false };
}

/** Another form, in which nothing was tried; what was issued before it is still known. */
function fresh({ previous, usual }: FormState, form: IssueForm): FormState {
  return { form, previous, usual, left: new Set(), tried: false };
}

/** Pure: whatever is new (ids, blank forms) comes with the action. */
export function reduceForm(state: FormState, action: FormAction): FormState {
  const { form, sent } = state;
  switch (action.type) {
    case 'changed':
      return {
        ...state,
        undo: undefined,
        form: { ...form, ...action.patch },
        usual: chosen(state.usual, action.patch),
      };
    case 'rowChanged':
      return { ...state, undo: undefined, form: { ...form, rows: changeRow(form.rows, action) } };
    case 'rowAdded':
      return { ...state, form: { ...form, rows: [...form.rows, action.row] } };
    case 'rowRemoved':
      return removeRow(state, action);
    case 'controlLeft':
      return { ...state, left: new Set(state.left).add(action.control) };
    case 'tried':
      return { ...state, tried: true };
    case 'sent':
      return { ...fresh(state, state.ahead ?? action.next), sent: form };
    case 'issued':
      return { ...state, sent: undefined, previous: sent };
    case 'setAside':
      return { ...state, sent: undefined };
    case 'failed':
      if (sent === undefined) return state;
      return { ...fresh(state, sent), ahead: isBlankForm(form) ? undefined : form };
    case 'opened':
      return { ...fresh(state, action.form), ahead: state.ahead };
    case 'cleared':
      return { ...fresh(state, state.ahead ?? action.next), undo: { what: 'cleared', form } };
    case 'undone':
      return state.undo === undefined ? state : fresh(state, state.undo.form);
    default:
      return assertNever(action);
  }
}

function chosen(before: Remembered, patch: Partial<IssueForm>): Remembered {
  const { payerType = before.payerType, payMode = before.payMode, checker = before.checker } = patch;
  return { payerType, payMode, checker };
}

function removeRow(
  state: FormState,
  { key, instead }: { readonly key: string; readonly instead: ItemRow },
): FormState {
  const { form } = state;
  const rows = form.rows.filter(row => row.key !== key);
  const lost = form.rows.some(row => row.key === key && !isBlankRow(row));
  return {
    ...state,
    undo: lost ? { what: 'rowRemoved', form } : state.undo,
    form: { ...form, rows: rows.length === 0 ? [instead] : rows },
  };
}

function changeRow(
  rows: readonly ItemRow[],
  { key, patch }: { readonly key: string; readonly patch: Partial<ItemRow> },
): readonly ItemRow[] {
  return rows.map(row => (row.key === key ? withProduct({ ...row, ...patch }, patch) : row));
}
