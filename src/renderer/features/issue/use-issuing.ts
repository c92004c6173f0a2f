import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { capitals } from '../../../shared/domain/capitals.ts';
import { useDesk } from '../../api/desk-context.tsx';
import { useAnnounce } from '../../components/announcer.tsx';
import { stateTexts } from '../../texts/invoices.ts';
import { issueTexts } from '../../texts/issue.ts';
import { controlOf, type SentDraft } from './draft-of-form.ts';
import type { FormView } from './form-view.ts';
import { blankForm } from './issue-form.ts';

export type Issued = OutputOf<'invoices.issue'>;

export interface Issuing {
  readonly last: Issued | undefined;
  readonly failure: unknown;
  readonly busy: boolean;
  issue(): Promise<void>;
  forgetFailure(): void;
}

/**
 * F2: all problems at once and no number taken, or one invoice. The form is the next one's from the moment the core
 * is asked, so what is typed meanwhile is not lost; if the core refuses, the refused form comes back.
 */
export function useIssuing(view: FormView, draft: SentDraft): Issuing {
  const { call } = useDesk();
  const announce = useAnnounce();
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [last, setLast] = useState<Issued>();
  const [failure, setFailure] = useState<unknown>();

  const issue = async () => {
    const { problems } = await call('invoices.check', { draft });
    const [first] = problems;
    if (first !== undefined) {
      view.dispatch({ type: 'tried' });
      view.focus(controlOf(first, view.form));
      announce(issueTexts.announceProblems(problems.length));
      return;
    }
    setFailure(undefined);
    flushSync(() => view.dispatch({ type: 'sent', next: blankForm(view.form) }));
    view.focus('payer.name');
    const issued = await call('invoices.issue', { draft });
    view.dispatch({ type: 'issued' });
    setLast(issued);
    const { number, totalFen, state } = issued.invoice;
    announce(
      issued.status === 'same'
        ? issueTexts.same
        : issueTexts.announceIssued(number.slice(-4), capitals(totalFen), stateTexts[state]),
    );
  };

  return {
    last,
    failure,
    busy,
    forgetFailure: () => setFailure(undefined),
    async issue() {
      if (running.current) return;
      running.current = true;
      setBusy(true);
      try {
        await issue();
      } catch (error) {
        view.dispatch({ type: 'failed' });
        setFailure(error);
      } finally {
        running.current = false;
        setBusy(false);
      }
    },
  };
}
