import type { Status } from '../../../shared/contract/status.ts';

/** One of the three limits without a line: hours, invoices or fen. */
export interface Budget {
  readonly name: 'hours' | 'count' | 'amount';
  readonly spent: number;
  readonly limit: number;
  /** Share of the limit, 1 is all of it. */
  readonly used: number;
}

/** What may still be done without a line. Empty until there is a policy to go by. */
export function offlineBudget({ offline, pending }: Pick<Status, 'offline' | 'pending'>): readonly Budget[] {
  if (offline === null) return [];
  return [
    budget('hours', offline.hours, offline.hoursLimit),
    budget('count', pending.count, offline.countLimit),
    budget('amount', pending.amountFen, offline.amountLimitFen),
  ];
}

export function worstOf(budgets: readonly Budget[]): Budget | undefined {
  return budgets.reduce<Budget | undefined>(
    (worst, next) => (worst === undefined || next.used > worst.used ? next : worst),
    undefined,
  );
}

function budget(name: Budget['name'], spent: number, limit: number): Budget {
  return { name, spent, limit, used: limit <= 0 ? 1 : spent / limit };
}

/** The status as it is so long after it was read: hours without a line go on while nothing happens. */
export function aged(status: Status, elapsedMs: number): Status {
  const { offline } = status;
  if (offline === null || status.line !== 'offline') return status;
  return { ...status, offline: { ...offline, hours: offline.hours + elapsedMs / 3_600_000 } };
}
