import type { ListedInvoice } from '../db/repositories/invoices.ts';
import { readPrintJobs } from '../db/repositories/print-jobs.ts';
import type { ReadStore } from '../db/store.ts';

export interface TimelineStep {
  readonly at: string;
  readonly what: string;
  readonly actor: string;
  readonly detail: string;
}

const printed = {
  requested: '送打印，未确认',
  spooled: '已送打印',
  confirmed: '已印',
  failed: '没有印成',
} as const;
const results = {
  accepted: '已监制',
  objected: '平台退回',
  refused: '平台拒收',
  unknown: '待查',
  sending: '上传中',
} as const;

/** What happened to one invoice, oldest first, from the journal, the print jobs and the platform's result. */
export function readTimeline(store: ReadStore, invoice: ListedInvoice): readonly TimelineStep[] {
  const entry = store.journal.get(invoice.seq);
  const result = store.db
    .prepare<[number], { state: keyof typeof results; at: string }>(
      'SELECT state, updated_at AS at FROM invoice_results WHERE seq = ?',
    )
    .get(invoice.seq);
  const prints = readPrintJobs(store.db, invoice.seq).map(job => ({
    at: job.requestedAt,
    what: job.reprint === 0 ? '打印' : `补打第${job.reprint}次`,
    actor: '',
    detail: printed[job.state],
  }));
  const issued = {
    at: invoice.issuedAt,
    what: '开具',
    actor: entry?.actor ?? '',
    detail: `流水账第 ${invoice.seq} 条`,
  };
  const answered =
    result === undefined
      ? []
      : [
          {
            at: result.at,
            what: results[result.state],
            actor: '平台',
            detail: invoice.objection?.text ?? '',
          },
        ];
  return [issued, ...prints, ...answered].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
