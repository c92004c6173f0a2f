import type { SyncOverview } from '../../shared/contract/sync.ts';
import { type EpochMs, parseBeijingIso } from '../../shared/domain/beijing-time.ts';
import type { ReadStore } from '../db/store.ts';

type Outage = SyncOverview['outages'][number];

/** A head that came so long after the one before it ended an outage; with a line there is one every 10 minutes. */
const gapMs = 20 * 60_000;
const shown = 20;

interface HeadTime {
  readonly seq: number;
  readonly time: string;
}

/**
 * 停线记录, newest first: stretches without a countersignature, and what was issued in them. Derived from heads and
 * entries, so there is nothing to fill in and nothing to forget. A stretch in which nothing was issued is none: the
 * computer may have been off.
 */
export function readOutages(store: ReadStore, epoch: number, now: EpochMs): readonly Outage[] {
  const heads = store.db
    .prepare<[number], HeadTime>('SELECT seq, time FROM heads WHERE epoch = ? ORDER BY seq DESC LIMIT 200')
    .all(epoch)
    .toReversed();
  const closed = heads.flatMap((head, index) => {
    const before = heads[index - 1];
    return before !== undefined && isGap(before.time, head.time)
      ? [{ from: before.time, to: head.time, after: before.seq, upTo: head.seq }]
      : [];
  });
  const last = heads.at(-1);
  const open =
    last !== undefined && now - (parseBeijingIso(last.time) ?? now) > gapMs
      ? [{ from: last.time, to: null, after: last.seq, upTo: Number.MAX_SAFE_INTEGER }]
      : [];
  return [...closed, ...open]
    .toReversed()
    .map(({ from, to, after, upTo }) => ({ from, to, ...issuedBetween(store, after, upTo) }))
    .filter(({ count }) => count > 0)
    .slice(0, shown);
}

function isGap(before: string, after: string): boolean {
  return (parseBeijingIso(after) ?? 0) - (parseBeijingIso(before) ?? 0) > gapMs;
}

function issuedBetween({ db }: ReadStore, after: number, upTo: number): Omit<Outage, 'from' | 'to'> {
  const sums = db
    .prepare<[number, number], Omit<Outage, 'from' | 'to'>>(
      'SELECT count(*) AS count, ifnull(sum(total_fen), 0) AS amountFen, min(seq) AS first, max(seq) AS last ' +
        'FROM invoices WHERE seq > ? AND seq <= ?',
    )
    .get(after, upTo);
  const numberAt = db.prepare<[unknown], string>('SELECT invoice_number FROM invoices WHERE seq = ?').pluck();
  return {
    count: sums?.count ?? 0,
    amountFen: sums?.amountFen ?? 0,
    first: numberAt.get(sums?.first) ?? null,
    last: numberAt.get(sums?.last) ?? null,
  };
}
