import type { InvoiceView } from '../../../shared/contract/invoices.ts';
import { beijingDay } from '../../../shared/domain/beijing-time.ts';
import { useQueryOf } from '../../api/use-query-of.ts';
import { useMinute } from '../../components/use-minute.ts';

const dayMs = 86_400_000;
const enough = 20;

export interface Recent {
  /** The newest few of the last seven days; never a long list, it is read again after every invoice. */
  readonly invoices: readonly InvoiceView[];
  readonly today: readonly InvoiceView[];
  /** Under 20 invoices in 7 days: this person may like to be told the steps. */
  readonly occasional: boolean;
}

export function useRecent(): Recent {
  const now = useMinute();
  const from = beijingDay(now - 6 * dayMs);
  const { data } = useQueryOf('invoices.list', { limit: enough, from });
  const invoices = data?.invoices ?? [];
  const day = beijingDay(now);
  return {
    invoices,
    today: invoices.filter(({ issuedAt }) => issuedAt.startsWith(day)).slice(0, 5),
    occasional: data !== undefined && invoices.length < enough,
  };
}
