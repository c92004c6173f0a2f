import { type IssueForm, type ItemRow } from './issue-form.ts';
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
export type FormAction = {
    readonly type: 'changed';
    readonly patch: Partial<IssueForm>;
} | {
    readonly type: 'rowChanged';
    readonly key: string;
    readonly patch: Partial<ItemRow>;
} | {
    readonly type: 'rowAdded';
    readonly row: ItemRow;
} | {
    readonly type: 'rowRemoved';
    readonly key: string;
    readonly instead: ItemRow;
} | {
    readonly type: 'controlLeft';
    readonly control: string;
} | {
    readonly type: 'tried';
} | {
    readonly type: 'sent';
    readonly next: IssueForm;
} | {
    readonly type: 'issued';
} | {
    readonly type: 'failed';
} | {
    readonly type: 'cleared';
    readonly next: IssueForm;
} | {
    readonly type: 'clearUndone';
};
export declare function openForm(payMode: string): FormState;
/** Pure: whatever is new (ids, blank forms) comes with the action. */
export declare function reduceForm(state: FormState, action: FormAction): FormState;
