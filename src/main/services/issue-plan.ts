import type { Draft } from '../../shared/domain/draft.ts';
import { type InvoiceNumber, invoiceNumber, type KindCode } from '../../shared/domain/ids.ts';
import { type Interval, type Lease, redReserve, usableLeases, without } from '../../shared/domain/lease.ts';
import { displayYuan } from '../../shared/domain/money.ts';
import { type OfflineLimit, offlineLimit } from '../../shared/domain/policy.ts';
import { type Problem, problem } from '../../shared/domain/problem.ts';
import { AppError } from '../../shared/errors.ts';
import type { LeasesReader } from '../db/repositories/leases.ts';
import type { OpenGate } from './issue-gate.ts';

/** A number set aside in memory for one draft; nothing is taken before the commit. */
export interface PlannedNumber {
  readonly lease: Lease;
  readonly number: InvoiceNumber;
}

export type Planned =
  | { readonly kind: 'number'; readonly planned: PlannedNumber }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'stopped'; readonly error: AppError };

interface Stock {
  readonly usable: readonly Lease[];
  readonly reserve: number;
  readonly intervals: Map<string, readonly Interval[]>;
  available: number;
}

/**
 * Chooses numbers for blue invoices of one chunk: oldest lease first, lowest number first, never into the reserve for
 * red ones (§6), and within the offline limits (P9), counting what the chunk itself has planned.
 */
export function createIssuePlan(gate: OpenGate, leases: LeasesReader): (draft: Draft) => Planned {
  const stocks = new Map<KindCode, Stock>();
  let { count, amountFen } = gate.use;

  function stockOf(kind: KindCode): Stock {
    const known = stocks.get(kind);
    if (known !== undefined) return known;
    const usable = usableLeases(gate.leases, kind, gate.now);
    const stock: Stock = {
      usable,
      reserve: redReserve(usable),
      intervals: new Map(usable.map(lease => [lease.leaseId, leases.available(lease.leaseId)])),
      available: usable.reduce((sum, lease) => sum + lease.counts.available, 0),
    };
    stocks.set(kind, stock);
    return stock;
  }

  return draft => {
    const { policy } = gate;
    const stock = stockOf(draft.kind);
    if (policy === undefined || stock.available <= stock.reserve)
      return { kind: 'stopped', error: stockEmpty(draft.kind, stock) };
    if (draft.totalFen > policy.perInvoiceMaxFen) return { kind: 'problem', problem: overLimit(policy) };
    const limit = offlineLimit(policy, { count, amountFen, hours: gate.use.hours }, draft.totalFen);
    if (limit !== undefined) return { kind: 'stopped', error: limitReached(limit, gate) };
    count += 1;
    amountFen += Math.abs(draft.totalFen);
    return { kind: 'number', planned: takeLowest(stock) };
  };
}

function takeLowest(stock: Stock): PlannedNumber {
  for (const lease of stock.usable) {
    const intervals = stock.intervals.get(lease.leaseId) ?? [];
    const [lowest] = intervals;
    if (lowest === undefined) continue;
    stock.intervals.set(lease.leaseId, without(intervals, { first: lowest.first, last: lowest.first }));
    stock.available -= 1;
    return { lease, number: invoiceNumber(lowest.first) };
  }
  throw new RangeError('stock was counted but no number is available');
}

function stockEmpty(kind: KindCode, { available }: Stock): AppError {
  const reserved = available > 0 ? `（余 ${available} 个留给红票）` : '';
  return new AppError(
    'stock_empty',
    `票据种类 ${kind} 的号码用完了${reserved}。没有占用号码，内容已保留；申请号段，批复后再开。`,
    { kind },
  );
}

/** A draft above what one invoice may carry. */
export function overLimit({ perInvoiceMaxFen }: { readonly perInvoiceMaxFen: number }): Problem {
  return problem(
    'items',
    'amount_over_limit',
    `单张限额 ¥${displayYuan(perInvoiceMaxFen)}，这张超出了；分开开具`,
  );
}

function limitReached(limit: OfflineLimit, { policy, use }: OpenGate): AppError {
  const facts: Readonly<Record<OfflineLimit, string>> = {
    hours: `离线已满 ${policy?.offlineHours ?? 0} 小时`,
    count: `未上传的票据已到 ${policy?.offlineCount ?? 0} 张`,
    amount: `未上传的金额已到 ¥${displayYuan(policy?.offlineAmountFen ?? 0)}`,
  };
  return new AppError(
    'offline_limit_reached',
    `${facts[limit]}，暂停开具。${use.count} 张都在本机，查询打印照常；接通网络，上传后自动恢复。`,
    { limit },
  );
}
