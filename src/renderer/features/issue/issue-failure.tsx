import { useEffect, useRef } from 'react';
import type { User } from '../../../shared/contract/users.ts';
import { AppError } from '../../../shared/errors.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { hrefOf } from '../../routing/route.ts';
import { issueTexts } from '../../texts/issue.ts';
import type { FormView } from './form-view.ts';
import { StockRequest } from './stock-request.tsx';
import type { Issuing } from './use-issuing.ts';

export interface IssueFailurePanelProps {
  readonly issuing: Issuing;
  readonly view: FormView;
  readonly kind: string;
  readonly user: User;
}

/** What kept the invoice from being issued, and the button that mends it, in place. */
export function IssueFailurePanel({ issuing, view, kind, user }: IssueFailurePanelProps) {
  const { failure } = issuing;
  const announce = useAnnounce();
  const panel = useRef<HTMLDivElement>(null);
  // Keys typed ahead must not land in the refused invoice that came back; where it was parked they are the next one's.
  useEffect(() => {
    if (failure?.parked === false) panel.current?.focus();
  }, [failure]);
  if (failure === undefined) return null;
  const { error } = failure;
  const granted = () => {
    issuing.forgetFailure();
    announce(issueTexts.leaseGranted);
    view.focus('payer.name');
  };
  return (
    <div ref={panel} tabIndex={-1}>
      <FailurePanel error={error}>
        {error instanceof AppError && error.code === 'stock_empty' ? (
          <StockRequest kind={kindOf(error) ?? kind} user={user} onGranted={granted} />
        ) : error instanceof AppError && error.code === 'business_number_conflict' ? (
          <ExistingLink error={error} />
        ) : undefined}
      </FailurePanel>
    </div>
  );
}

function ExistingLink({ error: { details } }: { readonly error: AppError }) {
  const { code, number } = (details ?? {}) as { readonly code?: unknown; readonly number?: unknown };
  if (typeof code !== 'string' || typeof number !== 'string') return null;
  return <a href={hrefOf({ screen: 'invoice', code, number })}>{issueTexts.viewExisting}</a>;
}

/** The draft that stopped may be of another kind than the form that is open now. */
function kindOf({ details }: AppError): string | undefined {
  const { kind } = (details ?? {}) as { readonly kind?: unknown };
  return typeof kind === 'string' ? kind : undefined;
}
