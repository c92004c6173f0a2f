import './issue.css';
import { useEffect, useEffectEvent, useMemo, useReducer } from 'react';
import type { CatalogueView } from '../../../shared/contract/catalogue.ts';
import type { User } from '../../../shared/contract/users.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { onStepKeys } from '../../components/step-keys.ts';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { issueTexts } from '../../texts/issue.ts';
import { ClosingFields } from './closing-fields.tsx';
import { draftOf, itemControl } from './draft-of-form.ts';
import { openForm, reduceForm } from './form-state.ts';
import { IssueAside } from './issue-aside.tsx';
import { isBlankForm } from './issue-form.ts';
import { IssueHead } from './issue-head.tsx';
import { ItemRows } from './item-rows.tsx';
import { PayerFields } from './payer-fields.tsx';
import { totalOf } from './row-amount.ts';
import { TotalBar } from './total-bar.tsx';
import { useClearing } from './use-clearing.ts';
import { useFormView } from './use-form-view.ts';
import { useIssuing } from './use-issuing.ts';
import { useLiveProblems } from './use-live-problems.ts';

export interface IssueScreenProps {
  readonly catalogue: CatalogueView;
  readonly user: User;
  readonly kind: string;
  readonly onKind: (kind: string) => void;
  readonly offline: boolean;
}

export function IssueScreen({ catalogue, user, kind, onKind, offline }: IssueScreenProps) {
  const [state, dispatch] = useReducer(reduceForm, issueTexts.payModes[0] ?? '', openForm);
  const { form } = state;
  const draft = useMemo(() => draftOf(form, { kind, handler: user.name }), [form, kind, user.name]);
  const blank = isBlankForm(form) && !state.tried;
  const problems = useLiveProblems(draft, blank);
  const view = useFormView({ state, dispatch, problems });
  const issuing = useIssuing(view, draft);
  const clear = useClearing(view);
  const issue = () => void issuing.issue();
  useShortcuts({
    F2: issue,
    'Ctrl+Enter': issue,
    F3: () => view.focus(itemControl(form.rows.at(-1), 'itemCode')),
    F6: () => view.focus('payer.name'),
    Escape: clear,
  });
  const arrive = useEffectEvent(() => view.focus('payer.name'));
  useEffect(() => arrive(), []);
  return (
    <main id="content" className="issue" tabIndex={-1}>
      <form
        className="issue-form"
        onKeyDown={onStepKeys}
        onSubmit={event => event.preventDefault()}
        noValidate
      >
        <IssueHead kinds={catalogue.kinds} {...{ view, kind, onKind }} />
        <PayerFields view={view} />
        <ItemRows view={view} items={catalogue.items} kind={kind} />
        <ClosingFields view={view} handler={user.name} />
        <footer className="issue-foot">
          {state.cleared === undefined ? (
            <p className="quiet keys">{issueTexts.keys}</p>
          ) : (
            <ActionButton label={issueTexts.undo} onPress={() => dispatch({ type: 'clearUndone' })} />
          )}
          <TotalBar totalFen={totalOf(form.rows)} busy={issuing.busy} {...{ offline, onIssue: issue }} />
        </footer>
      </form>
      <IssueAside {...{ view, problems, blank, issuing, kind, user }} />
    </main>
  );
}
