import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import type { ParkedDraft } from '../../../shared/contract/drafts.ts';
import { useDesk } from '../../api/desk-context.tsx';
import { useQueryOf } from '../../api/use-query-of.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { issueTexts } from '../../texts/issue.ts';
import type { SentDraft } from './draft-of-form.ts';
import type { FormView } from './form-view.ts';
import { isBlankForm } from './issue-form.ts';
import type { OneAtATime } from './use-one-at-a-time.ts';
import { useParkDraft } from './use-park-draft.ts';

export interface ParkingOptions {
  readonly view: FormView;
  readonly draft: SentDraft;
  readonly acts: OneAtATime;
  readonly onRecalled: (draft: SentDraft) => void;
  readonly onFailure: (error: unknown) => void;
}

export interface Parking {
  /** `undefined` until it is read. */
  readonly list: readonly ParkedDraft[] | undefined;
  readonly listOpen: boolean;
  /** F12: puts the form aside where something stands in it, else shows what was put aside. */
  parkOrList(): void;
  recall(id: string): void;
  close(): void;
  /** Puts the form aside if something stands in it; then the form is blank. Throws what the core throws. */
  clearTheForm(): Promise<void>;
}

export function useParking({ view, draft, acts, onRecalled, onFailure }: ParkingOptions): Parking {
  const { call } = useDesk();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const park = useParkDraft();
  const [listOpen, setListOpen] = useState(false);
  const { data: list } = useQueryOf('drafts.list', {});
  const readAgain = () => queries.invalidateQueries({ queryKey: ['drafts.list'] });

  async function clearTheForm(): Promise<void> {
    if (isBlankForm(view.form)) return;
    flushSync(() => view.dispatch({ type: 'sent', next: view.blank() }));
    view.focus('payer.name');
    try {
      await park(draft);
    } catch (error) {
      view.dispatch({ type: 'failed' });
      throw error;
    }
    view.dispatch({ type: 'setAside' });
    announce(issueTexts.announceParked);
  }

  const close = () => {
    setListOpen(false);
    view.focus('payer.name');
  };

  return {
    list,
    listOpen,
    close,
    clearTheForm,
    parkOrList() {
      if (!isBlankForm(view.form)) return void acts.run(() => clearTheForm().catch(onFailure));
      setListOpen(true);
      if (list?.length === 0) announce(issueTexts.parkedNone);
    },
    recall(id) {
      void acts.run(async () => {
        try {
          await clearTheForm();
          const recalled = await call('drafts.recall', { id });
          setListOpen(false);
          onRecalled(recalled.draft);
        } catch (error) {
          onFailure(error);
        }
        // Not waited for: the next key may be F2.
        void readAgain();
      });
    },
  };
}
