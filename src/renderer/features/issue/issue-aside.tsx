import { useEffect, useRef } from 'react';
import type { User } from '../../../shared/contract/users.ts';
import { AppError } from '../../../shared/errors.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { issueTexts } from '../../texts/issue.ts';
import { LastIssued } from './last-issued.tsx';
import { ProblemList, type ProblemListProps } from './problem-list.tsx';
import { StockRequest } from './stock-request.tsx';
import type { Issuing } from './use-issuing.ts';

export interface IssueAsideProps extends ProblemListProps {
  readonly issuing: Issuing;
  readonly kind: string;
  readonly user: User;
}

/** Beside the form: what went wrong, what is missing, what was done last. */
export function IssueAside({ issuing, kind, user, ...list }: IssueAsideProps) {
  const { failure, last } = issuing;
  const announce = useAnnounce();
  const panel = useRef<HTMLDivElement>(null);
  // Keys typed ahead must not land in the refused invoice that came back.
  useEffect(() => {
    if (failure !== undefined) panel.current?.focus();
  }, [failure]);
  const granted = () => {
    issuing.forgetFailure();
    announce(issueTexts.leaseGranted);
    list.view.focus('payer.name');
  };
  return (
    <aside className="issue-aside">
      {failure === undefined ? null : (
        <div ref={panel} tabIndex={-1}>
          <FailurePanel error={failure}>
            {failure instanceof AppError && failure.code === 'stock_empty' ? (
              <StockRequest kind={kind} user={user} onGranted={granted} />
            ) : undefined}
          </FailurePanel>
        </div>
      )}
      <section className="panel" aria-live="off">
        <ProblemList {...list} />
      </section>
      <section className="panel">
        <h2>{issueTexts.last}</h2>
        {last === undefined ? <p className="quiet">{issueTexts.lastNone}</p> : <LastIssued issued={last} />}
      </section>
    </aside>
  );
}
