import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { AppError } from '../../../shared/errors.ts';
import { useDesk } from '../../api/desk-context.tsx';
import { useAnnounce } from '../../components/announcer.tsx';
import { issueTexts } from '../../texts/issue.ts';
import type { SentDraft } from './draft-of-form.ts';
import type { FormView } from './form-view.ts';
import { isBlankForm } from './issue-form.ts';
import type { OneAtATime } from './use-one-at-a-time.ts';

/** What came of asking the business system. */
export type OrderAnswer =
  | { readonly state: 'idle' }
  | { readonly state: 'asking'; readonly reference: string }
  | { readonly state: 'several'; readonly references: readonly string[] }
  /** It has just come. */
  | { readonly state: 'found'; readonly draft: SentDraft }
  /** It came while somebody was typing something else: it waits for a word. */
  | { readonly state: 'waiting'; readonly draft: SentDraft }
  | { readonly state: 'failed'; readonly error: unknown };

export interface OrderOptions {
  readonly view: FormView;
  readonly acts: OneAtATime;
  /** Parks what stands in the form. */
  readonly clearTheForm: () => Promise<void>;
  readonly onOrder: (draft: SentDraft) => void;
}

export interface Order {
  readonly reference: string;
  readonly answer: OrderAnswer;
  setReference(text: string): void;
  /** Enter: asks for the reference, or takes the order that waits. */
  ask(reference?: string): void;
  /** Esc: whatever the business system still says is not heard. False where there is nothing to leave. */
  leave(): boolean;
}

const idle: OrderAnswer = { state: 'idle' };

/** 取单: the form stays usable all the while. */
export function useOrder({ view, acts, clearTheForm, onOrder }: OrderOptions): Order {
  const { call } = useDesk();
  const announce = useAnnounce();
  const [reference, setReference] = useState('');
  const [answer, setAnswer] = useState<OrderAnswer>(idle);
  const asked = useRef(0);

  const fill = (draft: SentDraft) => {
    setAnswer(idle);
    setReference('');
    onOrder(draft);
  };
  const fillAfterParking = (draft: SentDraft) =>
    void acts.run(async () => {
      try {
        await clearTheForm();
        fill(draft);
      } catch (error) {
        setAnswer({ state: 'failed', error });
      }
    });
  // Judged by the form as it is when the answer comes, not as it was when it was asked.
  const arrived = useEffectEvent((draft: SentDraft) => {
    if (isBlankForm(view.form)) return fill(draft);
    setAnswer({ state: 'waiting', draft });
    announce(issueTexts.orderWaits(draft.businessNumber));
  });
  useEffect(() => {
    if (answer.state === 'found') arrived(answer.draft);
  }, [answer]);

  async function ask(wanted: string): Promise<void> {
    const turn = ++asked.current;
    setAnswer({ state: 'asking', reference: wanted });
    const next = await call('orders.get', { reference: wanted }).then(
      (order): OrderAnswer =>
        order.state === 'none'
          ? { state: 'failed', error: new AppError('not_found', issueTexts.orderNone(wanted)) }
          : order,
      (error: unknown): OrderAnswer => ({ state: 'failed', error }),
    );
    if (turn === asked.current) setAnswer(next);
  }

  return {
    reference,
    answer,
    setReference,
    ask(chosen) {
      const wanted = (chosen ?? reference).trim();
      if (answer.state === 'waiting' && chosen === undefined) fillAfterParking(answer.draft);
      else if (wanted !== '') void ask(wanted);
    },
    leave() {
      if (answer.state === 'idle') return false;
      asked.current += 1;
      setAnswer(idle);
      setReference('');
      view.focus('payer.name');
      return true;
    },
  };
}
