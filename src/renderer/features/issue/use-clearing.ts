import { useRef } from 'react';
import { useAnnounce } from '../../components/announcer.tsx';
import { issueTexts } from '../../texts/issue.ts';
import type { FormView } from './form-view.ts';
import { isBlankForm } from './issue-form.ts';

const againWithinMs = 2000;

/** Esc twice empties the form; the first press says so. */
export function useClearing(view: FormView): () => void {
  const announce = useAnnounce();
  const pressedAt = useRef(Number.NEGATIVE_INFINITY);
  return () => {
    if (isBlankForm(view.form)) return;
    const now = performance.now();
    if (now - pressedAt.current > againWithinMs) {
      pressedAt.current = now;
      announce(issueTexts.clearAgain);
      return;
    }
    pressedAt.current = Number.NEGATIVE_INFINITY;
    view.dispatch({ type: 'cleared', next: view.blank() });
    view.focus('payer.name');
    announce(issueTexts.cleared);
  };
}
