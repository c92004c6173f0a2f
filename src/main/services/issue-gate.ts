import { statfsSync } from 'node:fs';
import { type EpochMs, parseBeijingIso } from '../../shared/domain/beijing-time.ts';
import type { Catalogue } from '../../shared/domain/catalogue.ts';
import type { Lease } from '../../shared/domain/lease.ts';
import { type OfflineUse, type Policy, strictest } from '../../shared/domain/policy.ts';
import { AppError } from '../../shared/errors.ts';
import { readQuarantine } from '../db/repositories/quarantine.ts';
import type { ReadStore } from '../db/store.ts';
import type { Clock } from '../ports.ts';
import { assertTrustedTime, readTime } from './time-guard.ts';

export interface GateParts {
  readonly store: ReadStore;
  readonly clock: Clock;
  readonly epoch: number;
  readonly folder: string;
}

/** What one chunk of issuing goes by: read once, so that all of it bears one time. */
export interface OpenGate {
  readonly now: EpochMs;
  readonly catalogue: Catalogue;
  readonly leases: readonly Lease[];
  /** `undefined` when no lease is open: then there is no stock either. */
  readonly policy: Policy | undefined;
  readonly use: OfflineUse;
}

const leastFreeBytes = 50 * 2 ** 20;
const defaultLimits = { clockToleranceSeconds: 300, restartGapHours: 72 };

/**
 * Checks everything that stops issuing as a whole: quarantine, catalogue, a countersigned head, the clock (P8) and the
 * disk. Throws the reason's own code; nothing has been taken then.
 */
export function openGate({ store, clock, epoch, folder }: GateParts): OpenGate {
  const quarantine = readQuarantine(store.db);
  if (quarantine !== undefined)
    throw new AppError(
      'terminal_quarantined',
      `${quarantine.reason}。本机只读，没有再用任何号码；联网核对，或由系统管理员和复核人换新号段继续。`,
    );
  const catalogue = store.catalogues.latest();
  const head = store.heads.last(epoch);
  if (catalogue === undefined || head === undefined)
    throw new AppError(
      'not_enrolled',
      '开通还没有完成：缺基础数据或账头。没有占用号码；接通平台后先同步一次。',
    );
  const leases = store.leases.list();
  const policy = openPolicy(leases, clock.now());
  const reading = readTime({ clock, store }, policy ?? defaultLimits);
  assertTrustedTime(reading);
  const now = notBefore(reading.now, lastIssuedAt(store));
  assertFreeDisk(folder);
  const hours = (now - (parseBeijingIso(head.time) ?? 0)) / 3_600_000;
  return { now, catalogue, leases, policy, use: { ...store.results.pending(), hours } };
}

/** The strictest policy of the leases that may be drawn from now. */
export function openPolicy(leases: readonly Lease[], now: EpochMs): Policy | undefined {
  const open = leases.filter(
    ({ withheld, notBefore, notAfter }) => !withheld && notBefore <= now && now <= notAfter,
  );
  return strictest(open.map(lease => lease.policy));
}

function lastIssuedAt({ db }: ReadStore): EpochMs {
  const text = db
    .prepare<[], string>('SELECT issued_at FROM invoices ORDER BY seq DESC LIMIT 1')
    .pluck()
    .get();
  return parseBeijingIso(text ?? '') ?? 0;
}

/** P8. A step back within a second, as time services make, takes the last invoice's time; more than that stops issuing. */
function notBefore(now: EpochMs, last: EpochMs): EpochMs {
  if (now >= last) return now;
  if (last - now <= 1000) return last;
  throw new AppError(
    'clock_doubtful',
    '电脑时间比上一张票据的开具时间还早，暂停开具。没有占用号码；校准电脑时间后再开。',
  );
}

function assertFreeDisk(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < leastFreeBytes)
    throw new AppError(
      'folder_unusable',
      '磁盘快满了，暂停开具。已开的票据都在，没有占用号码；腾出空间后再开。',
    );
}
