import type { InvoiceView } from '../../../shared/contract/invoices.ts';
import { useQueryOf } from '../../api/use-query-of.ts';
import { minuteText, yuan } from '../../components/figures.ts';
import { issueTexts } from '../../texts/issue.ts';

/** That somebody of the same name was here, and when. */
export function payerHint({ issuedAt, totalFen }: InvoiceView): string {
  return issueTexts.samePayer(minuteText(issuedAt), yuan(totalFen));
}

export interface PayerCodeHintProps {
  readonly before: InvoiceView;
  readonly onTake: (code: string) => void;
}

/** What is known already need not be typed again: an organisation's code from its last invoice. */
export function PayerCodeHint({ before: { code, number }, onTake }: PayerCodeHintProps) {
  const { data } = useQueryOf('invoices.get', { code, number });
  const known = data?.payerCode ?? null;
  return known === null ? null : (
    <button type="button" className="link-button" onClick={() => onTake(known)}>
      {issueTexts.takeCode(known)}
    </button>
  );
}
