import { useState } from 'react';
import { flushSync } from 'react-dom';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { capitals } from '../../../shared/domain/capitals.ts';
import type { Problem } from '../../../shared/domain/problem.ts';
import { AppError } from '../../../shared/errors.ts';
import { useDesk } from '../../api/desk-context.tsx';
import { useAnnounce } from '../../components/announcer.tsx';
import { stateTexts } from '../../texts/invoices.ts';
import { issueTexts } from '../../texts/issue.ts';
import { itemControl, type SentDraft } from './draft-of-form.ts';
import type { FormView } from './form-view.ts';
import { inFormOrder } from './in-form-order.ts';
import { isBlankForm } from './issue-form.ts';
import { parkedInstead } from './parked-instead.ts';
import type { UnusualAmount } from './unusual-amounts.ts';
import type { OneAtATime } from './use-one-at-a-time.ts';
import { useParkDraft } from './use-park-draft.ts';

export type Issued = OutputOf<'invoices.issue'>;

export interface IssuingOptions {
  readonly view: FormView;
  readonly draft: SentDraft;
  /** What is known to be wrong with exactly this draft. */
  readonly problems: readonly Problem[] | undefined;
  readonly unusual: readonly UnusualAmount[];
  readonly acts: OneAtATime;
  /** The refused form came back; it is of this kind. */
  readonly onKind: (kind: string) => void;
}

export interface IssueFailure {
  readonly error: unknown;
  /** The draft is among the parked ones, the form is the next one's. */
  readonly parked: boolean;
}

export interface Issuing {
  readonly last: Issued | undefined;
  readonly failure: IssueFailure | undefined;
  /** Unusual amounts that wait for a second F2. */
  readonly asked: readonly UnusualAmount[];
  issue(): void;
  fail(error: unknown): void;
  forgetFailure(): void;
}

/** These stop the window, not this one draft: it is put aside so that the next payer can be talked to. */
const stops = ['stock_empty', 'offline_limit_reached'];

/**
 * F2: all problems at once and no number taken, or one invoice. The form is the next one's from the key press on, so
 * that nothing typed meanwhile is lost; a draft that the core refuses comes back, or is parked where nothing can be
 * issued at all.
 */
export function useIssuing(options: IssuingOptions): Issuing {
  const { view, draft, problems, unusual, acts, onKind } = options;
  const { call } = useDesk();
  const park = useParkDraft();
  const announce = useAnnounce();
  const [last, setLast] = useState<Issued>();
  const [failure, setFailure] = useState<IssueFailure>();
  const [confirmed, setConfirmed] = useState<readonly UnusualAmount[]>([]);
  const isConfirmed = (amount: UnusualAmount) =>
    confirmed.some(({ rowKey, amountFen }) => rowKey === amount.rowKey && amountFen === amount.amountFen);

  function show(found: readonly Problem[]): void {
    flushSync(() => view.dispatch({ type: 'tried' }));
    const [first] = inFormOrder(found);
    if (first !== undefined) view.focusProblem(first);
    announce(issueTexts.announceProblems(found.length));
  }

  function ask(doubts: readonly UnusualAmount[]): void {
    setConfirmed(doubts);
    view.focus(itemControl({ key: doubts[0]?.rowKey ?? '' }, 'amount'));
    announce(issueTexts.announceUnusual(capitals(doubts[0]?.amountFen ?? 0)));
  }

  function takeBack(error: unknown): void {
    flushSync(() => view.dispatch({ type: 'failed' }));
    onKind(draft.kind);
    setFailure({ error, parked: false });
  }

  async function refused(error: unknown): Promise<void> {
    const code = error instanceof AppError ? error.code : undefined;
    if (code === 'invoice_not_issuable') {
      flushSync(() => view.dispatch({ type: 'failed' }));
      onKind(draft.kind);
      return show((await call('invoices.check', { draft })).problems);
    }
    if (code === undefined || !stops.includes(code)) return takeBack(error);
    await park(draft).then(
      () => {
        view.dispatch({ type: 'setAside' });
        setFailure({ error: parkedInstead(error), parked: true });
      },
      () => takeBack(error),
    );
  }

  async function issue(): Promise<void> {
    const found = isBlankForm(view.form) ? (await call('invoices.check', { draft })).problems : problems;
    if (found !== undefined && found.length > 0) return show(found);
    const doubts = unusual.filter(amount => !isConfirmed(amount));
    if (doubts.length > 0) return ask(unusual);
    setFailure(undefined);
    flushSync(() => view.dispatch({ type: 'sent', next: view.blank() }));
    view.focus('payer.name');
    const issued = await call('invoices.issue', { draft });
    view.dispatch({ type: 'issued' });
    setLast(issued);
    setConfirmed([]);
    const { number, totalFen, state } = issued.invoice;
    announce(
      issued.status === 'same'
        ? issueTexts.same
        : issueTexts.announceIssued(number.slice(-4), capitals(totalFen), stateTexts[state]),
    );
  }

  return {
    last,
    failure,
    asked: unusual.filter(isConfirmed),
    forgetFailure: () => setFailure(undefined),
    fail: error => setFailure({ error, parked: false }),
    issue: () => void acts.run(() => issue().catch(refused).catch(takeBack)),
  };
}
