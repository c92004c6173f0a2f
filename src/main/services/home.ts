import type { Home } from '../../shared/contract/home.ts';
import type { Status } from '../../shared/contract/status.ts';
import { beijingDay, type EpochMs } from '../../shared/domain/beijing-time.ts';
import type { InvoiceSum } from '../db/repositories/invoices.ts';
import { readOpenPrintJobs } from '../db/repositories/print-jobs.ts';
import type { Store } from '../db/store.ts';
import { readOutages } from './outages.ts';

/** 工作台: today, what to see to, and how the desk is. Every figure is one a list can show. */
export function readHome(store: Store, status: Status, now: EpochMs): Home {
  const day = beijingDay(now);
  const sums = store.invoices.sumsSince(day);
  return {
    day,
    blue: total(sums.filter(({ red }) => !red)),
    red: total(sums.filter(({ red }) => red)),
    byPayMode: payModes(sums),
    todo: readTodo(store, status, now),
    health: readHealth(status),
  };
}

function total(sums: readonly InvoiceSum[]): Home['blue'] {
  return {
    count: sums.reduce((sum, { count }) => sum + count, 0),
    amountFen: sums.reduce((sum, { amountFen }) => sum + amountFen, 0),
  };
}

function payModes(sums: readonly InvoiceSum[]): Home['byPayMode'] {
  return sums
    .filter(({ red }) => !red)
    .map(({ payMode, count, amountFen }) => ({ payMode: payMode ?? '未填', count, amountFen }));
}

function readTodo(store: Store, status: Status, now: EpochMs): Home['todo'] {
  const outages = readOutages(store, status.epoch ?? 0, now);
  const open: Home['todo'] = [
    { kind: 'refused', count: status.refused },
    { kind: 'objected', count: status.objected },
    { kind: 'unknown', count: status.unknown },
    { kind: 'waiting', count: status.line === 'offline' ? status.pending.count : 0 },
    { kind: 'print', count: readOpenPrintJobs(store.db).length },
    { kind: 'lease', count: store.leaseRequests.pending().length },
    { kind: 'batch', count: store.batches.list().filter(({ state }) => state === 'paused').length },
    { kind: 'outage', count: outages.filter(({ to }) => to?.startsWith(beijingDay(now))).length },
  ];
  return open.filter(({ count }) => count > 0);
}

function readHealth(status: Status): Home['health'] {
  const clocks = {
    confirmed: '可信',
    estimated: '推算，还没有联系平台',
    doubtful: '存疑，暂停开具',
  } as const;
  const clockStates = { confirmed: 'green', estimated: 'amber', doubtful: 'red' } as const;
  return [
    {
      name: '数据库',
      state: status.quarantined ? 'red' : 'green',
      text: status.quarantined ? '已隔离，只读' : '正常',
    },
    { name: '时间', state: clockStates[status.clock], text: clocks[status.clock] },
    {
      name: '签名',
      state: status.signer === 'failed' ? 'red' : status.signer === 'unlocked' ? 'green' : 'amber',
      text: status.signer === 'failed' ? '自检不符' : status.signer === 'unlocked' ? '已解锁' : '已锁定',
    },
    {
      name: '账头',
      state: status.lastHead === null ? 'amber' : 'green',
      text: status.lastHead === null ? '平台还没有会签' : `平台已会签至第 ${status.lastHead.seq} 条`,
    },
    { name: '备份', state: 'amber', text: '还没有第二份数据' },
  ];
}
