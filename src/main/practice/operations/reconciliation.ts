import { type InvoiceNumber, invoiceNumber, numberPosition } from '../../../shared/domain/ids.ts';
import type { PlatformDeps } from '../platform-deps.ts';
import type { DailyRecord } from '../store/daily-records.ts';

/** What reconciliation 对账 is told. */
export interface ReconciliationDesk {
  /** Invoices of one terminal and one issue date, and what the faults make of them. */
  recordsOf(terminalId: string, day: string): readonly DailyRecord[];
}

export function createReconciliationDesk({
  daily,
  leases,
  faults,
}: Pick<PlatformDeps, 'daily' | 'leases' | 'faults'>): ReconciliationDesk {
  /** One more: the last number of the lease that the day's last invoice came from, where nobody has come to yet. */
  function ghost(terminalId: string, records: readonly DailyRecord[]): readonly DailyRecord[] {
    const last = records.at(-1);
    const lease = last && leases.holding(terminalId, last);
    if (lease === undefined || last === undefined || lease.last === last.number) return [];
    return [{ ...last, number: invoiceNumber(numberPosition(lease.last as InvoiceNumber)) }];
  }

  return {
    recordsOf(terminalId, day) {
      const records = daily.ofDay(terminalId, day);
      const priced = faults.isOn('amount-diff')
        ? records.map((record, index) =>
            index === 0 ? { ...record, totalFen: record.totalFen + 100 } : record,
          )
        : records;
      return faults.isOn('ghost-record') ? [...priced, ...ghost(terminalId, records)] : priced;
    },
  };
}
