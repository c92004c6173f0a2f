import type { SyncOverview } from '../../shared/contract/sync.ts';
import type { EpochMs } from '../../shared/domain/beijing-time.ts';
import type { ListedInvoice } from '../db/repositories/invoices.ts';
import type { ReadStore } from '../db/store.ts';
import { readOutages } from './outages.ts';
import type { SyncSchedule } from './sync-schedule.ts';

const shown = 200;

export interface OverviewParts {
  readonly store: ReadStore;
  readonly epoch: number;
  readonly now: EpochMs;
  readonly schedule: Pick<SyncSchedule, 'line' | 'paused' | 'nextAttempt' | 'lastError'> | undefined;
}

/** 同步中心: the queue, what the platform did not take, and the stretches without a line. */
export function readSyncOverview({ store, epoch, now, schedule }: OverviewParts): SyncOverview {
  const { results } = store;
  const count = {
    sending: results.count('sending'),
    unknown: results.count('unknown'),
    objected: results.count('objected'),
    refused: results.count('refused'),
    accepted: results.count('accepted'),
  };
  const open = count.sending + count.unknown + count.objected + count.refused;
  const head = store.heads.last(epoch);
  return {
    line: schedule?.line() ?? 'unknown',
    paused: schedule?.paused() ?? false,
    nextAttempt: schedule?.nextAttempt() ?? null,
    lastHead: head === undefined ? null : { seq: head.seq, time: head.time },
    lastError: schedule?.lastError() ?? null,
    counts: { ...count, queued: results.pending().count - open },
    waiting: results.waiting(shown).flatMap(seq => {
      const invoice = store.invoices.bySeq(seq);
      return invoice === undefined ? [] : [toWaiting(invoice)];
    }),
    outages: [...readOutages(store, epoch, now)],
  };
}

function toWaiting(invoice: ListedInvoice): SyncOverview['waiting'][number] {
  const { code, number, kind, payerName, totalFen, issuedAt, state, objection } = invoice;
  return { code, number, kind, payerName, totalFen, issuedAt, state, objection };
}
