import type { InputOf } from '../../../shared/contract/index.ts';
import type { Problem } from '../../../shared/domain/problem.ts';
import { type IssueForm, type ItemRow } from './issue-form.ts';
export interface DraftContext {
    readonly kind: string;
    /** 收款人: the person who is signed in. */
    readonly handler: string;
}
/** A draft as it crosses to the core. */
export type SentDraft = InputOf<'invoices.issue'>['draft'];
/** What the core is asked to issue. Rows in which nothing stands are left out. */
export declare function draftOf(form: IssueForm, { kind, handler }: DraftContext): SentDraft;
/** The control that a problem is about, by the name the form gives its controls: `payer.name`, `<row key>.amount`. */
export declare function controlOf(problem: Pick<Problem, 'field'>, form: IssueForm): string;
export declare function itemControl(row: Pick<ItemRow, 'key'> | undefined, field: string): string;
