import type { Home } from '../../shared/contract/home.ts';
import type { LeaseOutlook } from '../../shared/contract/leases.ts';
import type { Status } from '../../shared/contract/status.ts';
import { displayYuan } from '../../shared/domain/money.ts';
import { daysText, hourText } from '../components/figures.ts';
import type { IconName } from '../components/icon.tsx';
import type { Tone } from '../components/tagged.tsx';
import { offlineBudget, worstOf } from '../features/home/offline-budget.ts';
import { clockTexts, lineTexts, signerTexts, statusTexts } from '../texts/shell.ts';

export type CellName = 'line' | 'pending' | 'trouble' | 'stock' | 'budget' | 'clock' | 'signer' | 'devices';

export interface StatusCell {
  readonly name: CellName;
  readonly tone: Tone;
  readonly icon: IconName;
  readonly text: string;
}

export interface CellFacts {
  readonly status: Status;
  readonly kind: string | undefined;
  readonly outlook: readonly LeaseOutlook[] | undefined;
  readonly home: Pick<Home, 'todo' | 'health'> | undefined;
}

type Looks = Pick<StatusCell, 'tone' | 'icon'>;
const calm: Looks = { tone: 'plain', icon: 'check' };
const notice: Looks = { tone: 'warn', icon: 'ring' };
const warning: Looks = { tone: 'warn', icon: 'warn' };
const urgent: Looks = { tone: 'warn', icon: 'cross' };
const stop: Looks = { tone: 'error', icon: 'cross' };

/** The status bar as data (ux §3.1). Offline is a normal state with a budget, never red. */
export function statusCells({ status, kind, outlook, home }: CellFacts): readonly StatusCell[] {
  return [
    lineCell(status),
    pendingCell(status),
    ...troubleCells(status),
    stockCell(
      status,
      outlook?.find(entry => entry.kind === kind),
      kind,
    ),
    ...budgetCells(status),
    clockCell(status),
    signerCell(status),
    ...(home === undefined ? [] : [devicesCell(home)]),
  ];
}

function lineCell({ line, offline, lastHead }: Status): StatusCell {
  const looks = {
    online: { tone: 'ok', icon: 'dot' },
    offline: { tone: 'offline', icon: 'warn' },
    unknown: { tone: 'plain', icon: 'ring' },
  } as const;
  const text =
    line === 'offline' && offline !== null && lastHead !== null
      ? statusTexts.offlineFor(hourText(offline.hours), lastHead.time.slice(11, 16))
      : lineTexts[line];
  return { name: 'line', ...looks[line], text };
}

function pendingCell(status: Status): StatusCell {
  const { pending } = status;
  const oldest = pending.oldest === null ? '' : ` ${statusTexts.oldest(pending.oldest.slice(11, 16))}`;
  const full = (worstOf(offlineBudget(status))?.used ?? 0) >= 1;
  const waits: Looks = pending.count > 0 ? { tone: 'offline', icon: 'ring' } : calm;
  return {
    name: 'pending',
    ...(pending.count > 0 && full ? stop : waits),
    text: `${statusTexts.pending(pending.count, displayYuan(pending.amountFen))}${oldest}`,
  };
}

function troubleCells({ objected, refused, unknown }: Status): readonly StatusCell[] {
  const texts = [
    ...(objected > 0 ? [statusTexts.objected(objected)] : []),
    ...(refused > 0 ? [statusTexts.refused(refused)] : []),
    ...(unknown > 0 ? [statusTexts.unknown(unknown)] : []),
  ];
  if (texts.length === 0) return [];
  const looks: Looks = objected + refused > 0 ? { tone: 'error', icon: 'warn' } : warning;
  return [{ name: 'trouble', ...looks, text: texts.join(' ') }];
}

function stockCell(
  { stock }: Status,
  outlook: LeaseOutlook | undefined,
  kind: string | undefined,
): StatusCell {
  const own = stock.find(entry => entry.kind === kind);
  if (own === undefined) return { name: 'stock', ...warning, text: statusTexts.noStock };
  const days = outlook?.daysLeft ?? null;
  const text = statusTexts.stock(own.kind, own.blue);
  return {
    name: 'stock',
    ...stockLooks(own.blue, outlook),
    text: days === null || own.blue === 0 ? text : `${text} ${statusTexts.days(daysText(days))}`,
  };
}

function stockLooks(blue: number, outlook: LeaseOutlook | undefined): Looks {
  if (blue === 0) return stop;
  const days = outlook?.daysLeft ?? Number.POSITIVE_INFINITY;
  if (days < 1 || blue <= (outlook?.reserve ?? 5)) return warning;
  return days < 5 || outlook?.low === true ? notice : calm;
}

function budgetCells(status: Status): readonly StatusCell[] {
  const worst = worstOf(offlineBudget(status));
  if (status.line !== 'offline' || worst === undefined) return [];
  const left = worst.limit - worst.spent;
  const texts = {
    hours: () => statusTexts.budgetHours(hourText(left)),
    count: () => statusTexts.budgetCount(left),
    amount: () => `¥${displayYuan(left)}`,
  };
  if (worst.used >= 1) return [{ name: 'budget', ...stop, text: statusTexts.budgetFull }];
  const looks = worst.used >= 0.95 ? urgent : worst.used >= 0.8 ? warning : worst.used >= 0.5 ? notice : calm;
  return [{ name: 'budget', ...looks, text: statusTexts.budget(texts[worst.name]()) }];
}

function clockCell({ clock }: Status): StatusCell {
  const looks = { confirmed: calm, estimated: { tone: 'plain', icon: 'ring' }, doubtful: stop } as const;
  return { name: 'clock', ...looks[clock], text: clockTexts[clock] };
}

function signerCell({ signer, user }: Status): StatusCell {
  const who = signer === 'unlocked' && user !== null ? ` ${user.name}` : '';
  const looks: Looks =
    signer === 'unlocked' ? calm : signer === 'failed' ? stop : { tone: 'warn', icon: 'lock' };
  return { name: 'signer', ...looks, text: `${signerTexts[signer]}${who}` };
}

function devicesCell(home: NonNullable<CellFacts['home']>): StatusCell {
  const prints = home.todo.find(({ kind }) => kind === 'print')?.count ?? 0;
  if (prints > 0) return { name: 'devices', ...warning, text: statusTexts.unresolvedPrints(prints) };
  const backup = home.health.find(({ name }) => name === '备份')?.state ?? 'green';
  if (backup !== 'green')
    return { name: 'devices', ...(backup === 'red' ? warning : notice), text: statusTexts.backup };
  return { name: 'devices', ...calm, text: statusTexts.devices };
}
