import { useMemo, useReducer, useState } from 'react';
import type { CatalogueView } from '../../../shared/contract/catalogue.ts';
import type { User } from '../../../shared/contract/users.ts';
import { useQueryOf } from '../../api/use-query-of.ts';
import { issueTexts } from '../../texts/issue.ts';
import { draftOf, type SentDraft } from './draft-of-form.ts';
import { formOfDraft } from './form-of-draft.ts';
import { openForm, reduceForm } from './form-state.ts';
import { isBlankForm } from './issue-form.ts';
import { unusualAmounts } from './unusual-amounts.ts';
import { useFormView } from './use-form-view.ts';
import { useIssuing } from './use-issuing.ts';
import { useLiveProblems } from './use-live-problems.ts';
import { useOneAtATime } from './use-one-at-a-time.ts';
import { useOrder } from './use-order.ts';
import { useParking } from './use-parking.ts';
import { useRepeating } from './use-repeating.ts';

export interface IssueFormOptions {
  readonly catalogue: CatalogueView;
  readonly user: User;
  readonly kind: string;
  readonly onKind: (kind: string) => void;
}

/** The form with everything that can be done with it. */
export function useIssueForm({ catalogue, user, kind, onKind }: IssueFormOptions) {
  const [state, dispatch] = useReducer(reduceForm, issueTexts.payModes[0] ?? '', openForm);
  const { form } = state;
  const draft = useMemo(() => draftOf(form, { kind, handler: user.name }), [form, kind, user.name]);
  const blank = isBlankForm(form) && !state.tried;
  const problems = useLiveProblems(draft, blank);
  const view = useFormView({ state, dispatch, problems: problems.shown });
  const { data: usage = [] } = useQueryOf('catalogue.usage', {});
  const unusual = useMemo(() => unusualAmounts(form.rows, usage), [form.rows, usage]);
  const acts = useOneAtATime();
  const issuing = useIssuing({ view, draft, problems: problems.exact, unusual, acts, onKind });
  const opened = (from: SentDraft) => {
    onKind(from.kind);
    dispatch({ type: 'opened', form: formOfDraft(from, { items: catalogue.items, usual: state.usual }) });
    view.focus('payer.name');
  };
  const parking = useParking({ view, draft, acts, onRecalled: opened, onFailure: issuing.fail });
  const order = useOrder({ view, acts, clearTheForm: parking.clearTheForm, onOrder: opened });
  const lastKind = issuing.last?.invoice.kind;
  const previous = state.previous && lastKind ? { form: state.previous, kind: lastKind } : undefined;
  const repeat = useRepeating(view, previous, onKind);
  const [shown, setShown] = useState<string>();
  const last = issuing.last?.invoice;
  const lastId = last && `${last.code}${last.number}`;
  return {
    state,
    dispatch,
    draft,
    blank,
    view,
    usage,
    problems: problems.shown,
    busy: acts.busy,
    issuing,
    parking,
    order,
    repeat,
    /** Whether the code of the last one is shown large; the next one hides it. */
    codeShown: lastId !== undefined && shown === lastId,
    showCode: (wanted: boolean) => setShown(wanted ? lastId : undefined),
  };
}

export type IssueFormState = ReturnType<typeof useIssueForm>;
