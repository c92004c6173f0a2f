import { randomUUID } from 'node:crypto';
import type { PrintJob } from '../../shared/contract/printing.ts';
import { beijingIso, type EpochMs } from '../../shared/domain/beijing-time.ts';
import type { JournalType } from '../../shared/domain/journal-entry.ts';
import { AppError } from '../../shared/errors.ts';
import { readOpenPrintJobs } from '../db/repositories/print-jobs.ts';
import type { Store } from '../db/store.ts';
import type { Logger, Printer } from '../ports.ts';
import type { EventBus } from './event-bus.ts';
import type { InvoiceViews, Numbered } from './invoice-views.ts';

export interface PrintingService {
  /**
   * Journals the intent, then prints; where the host cannot, the PDF is handed back and the job stays open. Throws
   * `printer_not_responding`; the invoice is issued whatever becomes of the paper.
   */
  print(
    numbered: Numbered,
    actor: string,
  ): Promise<{ readonly job: PrintJob; readonly pdf: Uint8Array | undefined }>;
  unresolved(): readonly PrintJob[];
  /** Somebody looked at the paper. Throws `not_found`. */
  resolve(id: string, printed: boolean, actor: string): PrintJob;
}

interface PrintingParts {
  readonly store: Store;
  readonly views: InvoiceViews;
  readonly printer: Printer | undefined;
  readonly events: EventBus;
  readonly logger: Logger;
  readonly now: () => EpochMs;
}

const entryTypes: Readonly<Record<PrintJob['state'], JournalType>> = {
  requested: 'print.requested',
  spooled: 'print.spooled',
  confirmed: 'print.confirmed',
  failed: 'print.failed',
};

export function createPrintingService(parts: PrintingParts): PrintingService {
  const { store, views, printer } = parts;

  function journal({ id, code, number, reprint, state }: PrintJob, actor: string): void {
    store.journal.append({
      type: entryTypes[state],
      at: beijingIso(parts.now()),
      actor,
      body: { jobId: id, code, number, reprint },
    });
  }

  function open({ code, number }: Numbered, actor: string): PrintJob {
    const { seq } = views.detail({ code, number });
    return store.commit(() => {
      const reprint = store.printJobs.printed(seq);
      const requestedAt = beijingIso(parts.now());
      const job: PrintJob = { id: randomUUID(), code, number, reprint, requestedAt, state: 'requested' };
      store.printJobs.add(job, seq);
      journal(job, actor);
      return job;
    });
  }

  function settle(job: PrintJob, state: PrintJob['state'], actor: string): PrintJob {
    const settled = { ...job, state };
    store.commit(() => {
      store.printJobs.settle(job.id, state);
      journal(settled, actor);
    });
    parts.events.publish({ topic: 'prints' });
    return settled;
  }

  return {
    async print(numbered, actor) {
      const job = open(numbered, actor);
      const pdf = await views.pdf(numbered, job.reprint);
      if (printer === undefined) {
        parts.events.publish({ topic: 'prints' });
        return { job, pdf };
      }
      try {
        await printer.print(pdf, `${numbered.code}-${numbered.number}`);
      } catch (cause) {
        settle(job, 'failed', actor);
        parts.logger.warn({ cause: String(cause) }, 'the printer did not take the job');
        throw new AppError(
          'printer_not_responding',
          `打印机没有响应，票已开具。不要重开，号码 ${numbered.number} 已生效；换打印机，或稍后补打。`,
          undefined,
          { cause },
        );
      }
      return { job: settle(job, 'spooled', actor), pdf: undefined };
    },
    unresolved: () => readOpenPrintJobs(store.db),
    resolve(id, printed, actor) {
      const job = store.printJobs.find(id);
      if (job === undefined || job.state === 'confirmed' || job.state === 'failed')
        throw new AppError('not_found', '这次打印已经有结果了。没有改动任何数据；刷新后再看。');
      return settle(job, printed ? 'confirmed' : 'failed', actor);
    },
  };
}
