import './open-prints.css';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { parseBeijingIso } from '../../../shared/domain/beijing-time.ts';
import { useCommandOf } from '../../api/use-command-of.ts';
import { useQueryOf } from '../../api/use-query-of.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { minuteText } from '../../components/figures.ts';
import { invoiceTexts } from '../../texts/invoices.ts';
import { PrintAnswers } from './print-answers.tsx';
import { useMayPrint } from './use-may-print.ts';

type PrintJob = OutputOf<'printing.unresolved'>[number];

/** Asked once, when the desk is opened: how the prints ended that nobody has answered for. Later ones are asked in place. */
export function OpenPrints() {
  const mayPrint = useMayPrint();
  const { data } = useQueryOf('printing.unresolved', {});
  const resolve = useCommandOf('printing.resolve');
  const [later, setLater] = useState(false);
  const jobs = data?.filter(isFromBefore) ?? [];
  if (jobs.length === 0 || later || !mayPrint) return null;
  return (
    <section className="open-prints" aria-label={invoiceTexts.openPrints(jobs.length)}>
      <p>
        <strong>{invoiceTexts.openPrints(jobs.length)}</strong> {invoiceTexts.openPrintsSafe}
      </p>
      <ul>
        {jobs.map(job => (
          <li key={job.id}>
            <span>{nameOf(job)}</span>
            <PrintAnswers
              job={nameOf(job)}
              busy={resolve.isPending}
              onAnswer={printed => resolve.mutate({ id: job.id, printed })}
            />
          </li>
        ))}
      </ul>
      {resolve.error === null ? null : <FailurePanel error={resolve.error} />}
      <ActionButton label={invoiceTexts.later} onPress={() => setLater(true)} />
    </section>
  );
}

/** Asked for before this window was opened. */
function isFromBefore({ requestedAt }: PrintJob): boolean {
  return (parseBeijingIso(requestedAt) ?? 0) < performance.timeOrigin;
}

function nameOf({ number, reprint, requestedAt }: PrintJob): string {
  return invoiceTexts.jobOf(number.slice(-4), reprint, minuteText(requestedAt));
}
