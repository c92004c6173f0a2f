import { useId, useMemo } from 'react';
import type { Problem } from '../../../shared/domain/problem.ts';
import { controlOf } from './draft-of-form.ts';
import type { FormState } from './form-state.ts';
import type { FormView } from './form-view.ts';

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
    return {
      form: state.form,
      dispatch,
      idOf,
      errorOf: control => (state.tried || state.left.has(control) ? errors.get(control) : undefined),
      focus: control => document.getElementById(idOf(control))?.focus(),
    };
  }, [state, dispatch, problems, prefix]);
}
