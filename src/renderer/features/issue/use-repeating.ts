import { flushSync } from 'react-dom';
import { useAnnounce } from '../../components/announcer.tsx';
import { issueTexts } from '../../texts/issue.ts';
import type { FormState } from './form-state.ts';
import type { FormView } from './form-view.ts';
import { blankRow, isBlankRow } from './issue-form.ts';

export interface Previous {
  readonly form: NonNullable<FormState['previous']>;
  readonly kind: string;
}

/** Ctrl+D: the items of the last one for the next payer. Rows in which something stands are left alone. */
export function useRepeating(
  view: FormView,
  previous: Previous | undefined,
  onKind: (kind: string) => void,
): () => void {
  const announce = useAnnounce();
  return () => {
    if (previous === undefined) return announce(issueTexts.nothingToRepeat);
    if (!view.form.rows.every(isBlankRow)) return announce(issueTexts.rowsFilled);
    const { rows, remark } = previous.form;
    const copied = rows.filter(row => !isBlankRow(row)).map(row => ({ ...row, key: blankRow().key }));
    onKind(previous.kind);
    flushSync(() => view.dispatch({ type: 'changed', patch: { rows: copied, remark } }));
    view.focus('payer.name');
    announce(issueTexts.repeated(copied.length));
  };
}
