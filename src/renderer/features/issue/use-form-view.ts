import { useId, useMemo } from 'react';
import { suspectInCreditCode } from '../../../shared/domain/credit-code.ts';
import type { Problem } from '../../../shared/domain/problem.ts';
import { controlOf } from './draft-of-form.ts';
import type { FormState } from './form-state.ts';
import type { FormView } from './form-view.ts';
import { blankForm } from './issue-form.ts';

export interface FormViewOptions {
  readonly state: FormState;
  readonly dispatch: FormView['dispatch'];
  readonly problems: readonly Problem[] | undefined;
}

export function useFormView({ state, dispatch, problems }: FormViewOptions): FormView {
  const prefix = useId();
  return useMemo(() => {
    const errors = new Map(problems?.map(problem => [controlOf(problem, state.form), problem.message]));
    const idOf = (control: string) => `${prefix}${control}`;
    const elementOf = (control: string) => document.getElementById(idOf(control));
    return {
      form: state.form,
      blank: () => blankForm(state.usual),
      dispatch,
      idOf,
      errorOf: control => (state.tried || state.left.has(control) ? errors.get(control) : undefined),
      focus: control => elementOf(control)?.focus(),
      focusProblem(problem) {
        const control = elementOf(controlOf(problem, state.form));
        control?.focus();
        if (problem.code !== 'credit_code_invalid' || !(control instanceof HTMLInputElement)) return;
        const at = suspectInCreditCode(control.value);
        control.setSelectionRange(at, at + 1);
      },
    };
  }, [state, dispatch, problems, prefix]);
}
