import './issue.css';
import './issue-items.css';
import './issue-narrow.css';
import { useEffect, useEffectEvent, useMemo } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import { onStepKeys } from '../../components/step-keys.ts';
import { goTo } from '../../routing/route.ts';
import { issueTexts } from '../../texts/issue.ts';
import { usePrinting } from '../invoices/use-printing.ts';
import { ClosingFields } from './closing-fields.tsx';
import { ExtFields } from './ext-fields.tsx';
import { Favourites } from './favourites.tsx';
import { IssueAside } from './issue-aside.tsx';
import { IssueHead } from './issue-head.tsx';
import { rankItems } from './item-index.ts';
import { ItemRows } from './item-rows.tsx';
import { PayerFields } from './payer-fields.tsx';
import { totalOf } from './row-amount.ts';
import { StepRail } from './step-rail.tsx';
import { TotalBar } from './total-bar.tsx';
import { useFavourites } from './use-favourites.ts';
import { type IssueFormOptions, useIssueForm } from './use-issue-form.ts';
import { useIssueKeys } from './use-issue-keys.ts';
import { useItemIndex } from './use-item-index.ts';
import { useRecent } from './use-recent.ts';
import { useRows } from './use-rows.ts';

export interface IssueScreenProps extends IssueFormOptions {
  readonly offline: boolean;
  /** Of the business system; whoever started us with it wants it in the form. */
  readonly wantedOrder: string | undefined;
}

const hitLimit = 8;

export function IssueScreen({ offline, wantedOrder, ...options }: IssueScreenProps) {
  const { catalogue, user, kind, onKind } = options;
  const desk = useIssueForm(options);
  const { state, view, dispatch, usage, problems, issuing, order, parking } = desk;
  const { form } = state;
  const rows = useRows(view);
  const index = useItemIndex(catalogue);
  const uses = useMemo(() => new Map(usage.map(use => [use.itemCode, use.uses])), [usage]);
  const find = (text: string) => rankItems(index, text, { kind, limit: hitLimit, uses });
  const favourites = useFavourites(catalogue.items, kind, usage);
  const recent = useRecent();
  const printing = usePrinting();
  useIssueKeys({ desk, rows, favourites, printing });
  const arrive = useEffectEvent(() => view.focus('payer.name'));
  useEffect(() => arrive(), []);
  const takeOrder = useEffectEvent((reference: string) => {
    order.setReference(reference);
    order.ask(reference);
    goTo({ screen: 'issue' });
  });
  useEffect(() => {
    if (wantedOrder !== undefined) takeOrder(wantedOrder);
  }, [wantedOrder]);
  return (
    <main id="content" className="issue" tabIndex={-1}>
      <form
        className="issue-form"
        onKeyDown={onStepKeys}
        onSubmit={event => event.preventDefault()}
        noValidate
      >
        <IssueHead kinds={catalogue.kinds} {...{ view, kind, onKind, order, parking }} />
        <PayerFields view={view} recent={recent.invoices} />
        <Favourites items={favourites} onPick={rows.take} />
        <ItemRows {...{ view, rows, find }} asked={issuing.asked} />
        <ExtFields
          view={view}
          kind={kind}
          troubled={problems?.some(({ field }) => field.startsWith('ext.')) ?? false}
        />
        <ClosingFields view={view} handler={user.name} />
        <footer className="issue-foot">
          {recent.occasional ? <StepRail form={form} /> : null}
          {state.undo === undefined ? (
            <p className="quiet keys">{issueTexts.keys}</p>
          ) : (
            <ActionButton
              label={issueTexts.undo[state.undo.what]}
              onPress={() => dispatch({ type: 'undone' })}
            />
          )}
          <TotalBar
            totalFen={totalOf(form.rows)}
            busy={desk.busy}
            cash={form.payMode === issueTexts.cash ? view.idOf(`received.${form.ownNumber}`) : undefined}
            {...{ offline, onIssue: issuing.issue }}
          />
        </footer>
      </form>
      <IssueAside {...{ desk, printing, catalogue, kind, user }} today={recent.today} />
    </main>
  );
}
