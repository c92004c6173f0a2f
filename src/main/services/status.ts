import type { Status } from '../../shared/contract/status.ts';
import type { User } from '../../shared/contract/users.ts';
import { parseBeijingIso } from '../../shared/domain/beijing-time.ts';
import { blueStock, type Lease, usableLeases } from '../../shared/domain/lease.ts';
import { readQuarantine } from '../db/repositories/quarantine.ts';
import type { Terminal } from '../db/repositories/terminal.ts';
import type { ReadStore } from '../db/store.ts';
import { isPracticeRoot } from '../platform/province/first-trust.ts';
import type { Clock } from '../ports.ts';
import type { TerminalKeyPlace } from '../signing/key-files.ts';
import type { SignerState } from '../signing/signer.ts';
import { openPolicy } from './issue-gate.ts';
import type { Line } from './sync-schedule.ts';
import { readTime } from './time-guard.ts';

export interface StatusParts {
  readonly store: ReadStore;
  readonly clock: Clock;
  readonly terminal: Terminal;
}

/** What changes from moment to moment and is not in the database. */
export interface Moment {
  readonly user: User | null;
  readonly signer: SignerState;
  readonly line: Line;
  readonly terminalKey: TerminalKeyPlace;
}

type Notice = Status['notices'][number];

export const setupStatus: Status = {
  phase: 'setup',
  practice: false,
  unitName: null,
  pointName: null,
  terminalId: null,
  epoch: null,
  catalogueVersion: null,
  user: null,
  signer: 'absent',
  terminalKey: 'file',
  line: 'unknown',
  lastHead: null,
  clock: 'doubtful',
  quarantined: false,
  pending: { count: 0, amountFen: 0, oldest: null },
  unknown: 0,
  objected: 0,
  refused: 0,
  accepted: 0,
  offline: null,
  stock: [],
  notices: [],
};

export function readStatus({ store, clock, terminal }: StatusParts, moment: Moment): Status {
  const { results } = store;
  const now = clock.now();
  const leases = store.leases.list();
  const policy = openPolicy(leases, now);
  const head = store.heads.last(terminal.epoch);
  const headAt = parseBeijingIso(head?.time ?? '');
  const status: Omit<Status, 'notices'> = {
    phase: moment.user === null ? 'locked' : 'ready',
    practice: isPracticeRoot(terminal.trust),
    unitName: terminal.unitName,
    pointName: terminal.placeName,
    terminalId: terminal.terminalId,
    epoch: terminal.epoch,
    catalogueVersion: store.catalogues.latest()?.version ?? null,
    ...moment,
    lastHead: head === undefined ? null : { seq: head.seq, time: head.time },
    clock: readTime({ clock, store }, policy ?? { clockToleranceSeconds: 300, restartGapHours: 72 }).grade,
    quarantined: readQuarantine(store.db) !== undefined,
    pending: { ...results.pending(), oldest: results.oldestPending() },
    unknown: results.count('unknown'),
    objected: results.count('objected'),
    refused: results.count('refused'),
    accepted: results.count('accepted'),
    offline:
      policy === undefined || headAt === undefined
        ? null
        : {
            hours: Math.max(0, (now - headAt) / 3_600_000),
            hoursLimit: policy.offlineHours,
            countLimit: policy.offlineCount,
            amountLimitFen: policy.offlineAmountFen,
          },
    stock: readStock(store, leases, now),
  };
  return { ...status, notices: notices(status, store) };
}

function readStock(store: ReadStore, leases: readonly Lease[], now: number): Status['stock'] {
  return (store.catalogues.latest()?.kinds ?? []).map(({ kind, name }) => {
    const usable = usableLeases(leases, kind, now);
    const available = usable.reduce((sum, lease) => sum + lease.counts.available, 0);
    return { kind, kindName: name, available, blue: blueStock(usable) };
  });
}

function notices(status: Omit<Status, 'notices'>, { users }: ReadStore): Notice[] {
  const duties = users
    .list()
    .some(({ roles }) => roles.includes('administrator') && roles.includes('cashier'));
  const found: (Notice | false)[] = [
    status.quarantined && { level: 'red', text: '本机已隔离：只读，不再开具；由系统管理员核对' },
    status.clock === 'doubtful' && { level: 'red', text: '电脑时间存疑，暂停开具；校准时间或接通网络' },
    status.signer === 'failed' && { level: 'red', text: '签名自检不符，暂停开具；联系系统管理员' },
    status.refused > 0 && { level: 'red', text: `平台拒收 ${status.refused} 张；请票据管理员查看` },
    duties && { level: 'amber', text: '一人兼任管理和开票；添加用户，分开职责' },
    status.terminalKey === 'file' && {
      level: 'amber',
      text: '终端密钥存在只有本人能读的文件里；本机没有系统密钥库',
    },
    { level: 'amber', text: '没有第二份数据；还没有设置备份' },
  ];
  return found.filter(notice => notice !== false);
}
