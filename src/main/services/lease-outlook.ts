import type { LeaseOutlook } from '../../shared/contract/leases.ts';
import { beijingDay, type EpochMs } from '../../shared/domain/beijing-time.ts';
import { blueStock, redReserve, usableLeases } from '../../shared/domain/lease.ts';
import { readSettings } from '../db/repositories/settings.ts';
import type { ReadStore } from '../db/store.ts';

const recentDays = 14;
const aimDays = 20;
const dayMs = 86_400_000;

/** Every kind's stock against how fast it was used in the last two weeks, on days that issued any. */
export function readLeaseOutlook(store: ReadStore, now: EpochMs): readonly LeaseOutlook[] {
  const leases = store.leases.list();
  const { lowWater } = readSettings(store.db);
  const perDayOf = readPace(store, now);
  return (store.catalogues.latest()?.kinds ?? []).map(({ kind, name }) => {
    const usable = usableLeases(leases, kind, now);
    const blue = blueStock(usable);
    const perDay = perDayOf.get(kind) ?? 0;
    const daysLeft = perDay === 0 ? null : blue / perDay;
    const inUse = usable.length > 0 || perDay > 0;
    return {
      kind,
      kindName: name,
      available: usable.reduce((sum, lease) => sum + lease.counts.available, 0),
      blue,
      reserve: redReserve(usable),
      perDay,
      daysLeft,
      low: inUse && (blue < lowWater.numbers || (daysLeft !== null && daysLeft < lowWater.days)),
      suggested: Math.max(100, Math.ceil((perDay * aimDays) / 100) * 100),
    };
  });
}

function readPace({ db }: ReadStore, now: EpochMs): ReadonlyMap<string, number> {
  const rows = db
    .prepare<[string], { kind: string; perDay: number }>(
      'SELECT kind, CAST(sum(count) AS REAL) / count(DISTINCT day) AS perDay FROM day_totals WHERE day >= ? GROUP BY kind',
    )
    .all(beijingDay(now - recentDays * dayMs));
  return new Map(rows.map(({ kind, perDay }) => [kind, perDay]));
}
