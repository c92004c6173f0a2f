import { beijingIso, type EpochMs, parseBeijingIso } from '../../shared/domain/beijing-time.ts';
import { AppError } from '../../shared/errors.ts';
import { type ClockContact, keepClockContact, readClockContact } from '../db/repositories/clock-contact.ts';
import type { ReadStore, Store } from '../db/store.ts';
import type { Clock } from '../ports.ts';

export type TimeGrade = 'confirmed' | 'estimated' | 'doubtful';

/** Limits of the strictest open policy; defaults before there is a lease. */
export interface TimeLimits {
  readonly clockToleranceSeconds: number;
  readonly restartGapHours: number;
}

export interface TimeReading {
  readonly now: EpochMs;
  readonly grade: TimeGrade;
  /** PC minus platform in seconds, where this boot has had contact. */
  readonly driftSeconds: number | undefined;
}

const hour = 3_600_000;

/**
 * How far the PC's clock is to be believed: `confirmed` when the platform's signed time plus the uptime since agrees,
 * `estimated` after a restart without contact while the clock has not gone back and the gap is short, else `doubtful`.
 */
export function readTime(
  { clock, store }: { readonly clock: Clock; readonly store: ReadStore },
  limits: TimeLimits,
): TimeReading {
  const now = clock.now();
  const contact = readClockContact(store.db);
  if (contact?.bootId === clock.bootId()) return compare(now, contact, { clock, limits });
  const lastEntry = parseBeijingIso(store.journal.last()?.at ?? '') ?? 0;
  const lastSeen = Math.max(lastEntry, parseBeijingIso(contact?.platformTime ?? '') ?? 0);
  const gap = now - lastSeen;
  const grade = gap >= 0 && gap <= limits.restartGapHours * hour ? 'estimated' : 'doubtful';
  return { now, grade, driftSeconds: undefined };
}

function compare(
  now: EpochMs,
  contact: ClockContact,
  { clock, limits }: { readonly clock: Clock; readonly limits: TimeLimits },
): TimeReading {
  const elapsed = (clock.uptime() - contact.uptime) * 1000;
  const expected = (parseBeijingIso(contact.platformTime) ?? 0) + elapsed;
  const driftSeconds = Math.round((now - expected) / 1000);
  const grade = Math.abs(driftSeconds) <= limits.clockToleranceSeconds ? 'confirmed' : 'doubtful';
  return { now, grade, driftSeconds };
}

/** Throws `clock_doubtful` when nothing may be issued on this reading. */
export function assertTrustedTime({ grade, driftSeconds }: TimeReading): void {
  if (grade !== 'doubtful') return;
  const fact =
    driftSeconds === undefined
      ? '重启后还没有联系过平台，电脑时间无法确认'
      : `电脑时间比平台${driftSeconds > 0 ? '快' : '慢'} ${duration(Math.abs(driftSeconds))}`;
  throw new AppError(
    'clock_doubtful',
    `${fact}，暂停开具。已开票据的时间不受影响，没有占用号码；校准电脑时间，或接通网络自动核对。`,
    { driftSeconds },
  );
}

function duration(seconds: number): string {
  return seconds < 120 ? `${seconds} 秒` : `${Math.round(seconds / 60)} 分钟`;
}

/** How much uptime passes before the same contact is written again. */
const keepEverySeconds = 60;

/** Remembers signed platform time together with the uptime at that moment. */
export function createTimeKeeper(store: Store, clock: Clock): (platformTime: EpochMs) => void {
  let kept: { readonly uptime: number } | undefined;
  return platformTime => {
    const uptime = clock.uptime();
    if (kept !== undefined && uptime - kept.uptime < keepEverySeconds) return;
    keepClockContact(store.db, { platformTime: beijingIso(platformTime), uptime, bootId: clock.bootId() });
    kept = { uptime };
  };
}
