import type { CatalogueView } from '../../../shared/contract/catalogue.ts';
import type { InvoiceView } from '../../../shared/contract/invoices.ts';
import type { User } from '../../../shared/contract/users.ts';
import { issueTexts } from '../../texts/issue.ts';
import type { Printing } from '../invoices/use-printing.ts';
import { IssueFailurePanel } from './issue-failure.tsx';
import { LastIssued } from './last-issued.tsx';
import { ParkedList } from './parked-list.tsx';
import { ProblemList } from './problem-list.tsx';
import { TodayList } from './today-list.tsx';
import type { IssueFormState } from './use-issue-form.ts';

export interface IssueAsideProps {
  readonly desk: IssueFormState;
  readonly printing: Printing;
  readonly catalogue: CatalogueView;
  readonly kind: string;
  readonly user: User;
  readonly today: readonly InvoiceView[];
}

/** Beside the form: what went wrong, what is missing, what was put aside, what was done last. */
export function IssueAside({ desk, printing, catalogue, kind, user, today }: IssueAsideProps) {
  const { issuing, parking, view, problems, blank, codeShown, showCode } = desk;
  const { last } = issuing;
  // The draft may be right and the desk not able to issue it: “可以开具” beside that would be no help.
  const stopped = issuing.failure !== undefined;
  return (
    <aside className={codeShown ? 'issue-aside code-shown' : 'issue-aside'}>
      <IssueFailurePanel {...{ issuing, view, kind, user }} />
      {parking.listOpen ? <ParkedList parking={parking} kinds={catalogue.kinds} /> : null}
      {stopped && problems?.length === 0 ? null : (
        <section className="panel" aria-live="off">
          <ProblemList {...{ view, problems, blank }} />
        </section>
      )}
      <section className="panel" aria-label={issueTexts.last}>
        <h2>{issueTexts.last}</h2>
        {last === undefined ? (
          <p className="quiet">{issueTexts.lastNone}</p>
        ) : (
          <LastIssued
            key={`${last.invoice.code}${last.invoice.number}`}
            issued={last}
            printing={printing}
            shown={codeShown}
            onShow={() => showCode(!codeShown)}
          />
        )}
      </section>
      {blank ? <TodayList invoices={today} /> : null}
    </aside>
  );
}
