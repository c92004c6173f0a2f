import type { Dispatch } from 'react';
import type { Problem } from '../../../shared/domain/problem.ts';
import type { FormAction } from './form-state.ts';
import type { IssueForm } from './issue-form.ts';

/** The form as its parts see it. */
export interface FormView {
  readonly form: IssueForm;
  /** A form in which nothing stands but what is usual here. */
  blank(): IssueForm;
  readonly dispatch: Dispatch<FormAction>;
  /** The element id of a control; several people's forms may be in one document. */
  idOf(control: string): string;
  /** What to say under a control: only after it was left once, or after issuing was tried. */
  errorOf(control: string): string | undefined;
  focus(control: string): void;
  /** To the field of a problem, and within it to the character that looks wrong. */
  focusProblem(problem: Problem): void;
}
