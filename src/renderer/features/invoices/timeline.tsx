import { useQueryOf } from '../../api/use-query-of.ts';
import { Reading } from '../../components/reading.tsx';
import { invoiceTexts } from '../../texts/invoices.ts';
import { useNames } from './use-names.ts';

export interface TimelineProps {
  readonly code: string;
  readonly number: string;
}

/** What happened to it, oldest first, to the millisecond. */
export function Timeline({ code, number }: TimelineProps) {
  const steps = useQueryOf('invoices.timeline', { code, number });
  const nameOf = useNames();
  return (
    <section aria-label={invoiceTexts.timeline}>
      <h3>{invoiceTexts.timeline}</h3>
      <Reading of={steps} />
      <ol className="timeline">
        {steps.data?.map(({ at, what, actor, detail }) => (
          <li key={`${at} ${what}`}>
            <time dateTime={at} className="digits">
              {timeText(at)}
            </time>
            <strong>{what}</strong>
            <span>{nameOf(actor)}</span>
            <span className="quiet">{detail}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** `11-24 10:21:03.120`. */
function timeText(at: string): string {
  return at.slice(5, 23).replace('T', ' ').replace(/\+.*$/, '');
}
