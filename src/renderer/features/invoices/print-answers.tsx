import './print-answers.css';
import { invoiceTexts } from '../../texts/invoices.ts';

export interface PrintAnswersProps {
  /** Which print this is about, for those who hear the buttons one by one. */
  readonly job: string;
  readonly busy: boolean;
  readonly onAnswer: (printed: boolean) => void;
}

export function PrintAnswers({ job, busy, onAnswer }: PrintAnswersProps) {
  return (
    <span className="print-answers">
      <button
        type="button"
        className="answer"
        aria-label={invoiceTexts.onPaperOf(job)}
        disabled={busy}
        onClick={() => onAnswer(true)}
      >
        {invoiceTexts.onPaper}
      </button>
      <button
        type="button"
        className="answer"
        aria-label={invoiceTexts.notOnPaperOf(job)}
        disabled={busy}
        onClick={() => onAnswer(false)}
      >
        {invoiceTexts.notOnPaper}
      </button>
    </span>
  );
}
