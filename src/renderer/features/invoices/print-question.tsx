import { useCommandOf } from '../../api/use-command-of.ts';
import { useQueryOf } from '../../api/use-query-of.ts';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { invoiceTexts } from '../../texts/invoices.ts';
import { PrintAnswers } from './print-answers.tsx';

export interface PrintQuestionProps {
  readonly code: string;
  readonly number: string;
}

/** In place, beside the invoice: whether its last print came out. Nothing waits for the answer. */
export function PrintQuestion({ code, number }: PrintQuestionProps) {
  const { data: jobs = [] } = useQueryOf('printing.unresolved', {});
  const resolve = useCommandOf('printing.resolve');
  const job = jobs.findLast(candidate => candidate.code === code && candidate.number === number);
  if (job === undefined) return null;
  const name = invoiceTexts.job(job.reprint);
  return (
    <fieldset className="print-question" aria-label={name}>
      <p>{job.state === 'spooled' ? invoiceTexts.spooledJob(name) : invoiceTexts.askPrinted(name)}</p>
      <PrintAnswers
        job={name}
        busy={resolve.isPending}
        onAnswer={printed => resolve.mutate({ id: job.id, printed })}
      />
      {resolve.error === null ? null : <FailurePanel error={resolve.error} />}
    </fieldset>
  );
}
