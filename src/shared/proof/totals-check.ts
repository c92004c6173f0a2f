import { type Check, createFaults, numberOf, textOf } from './check.ts';
import type { Evidence } from './evidence.ts';

/** The kept day totals are what the journal adds up to. */
export function createTotalsCheck(evidence: Evidence): Check {
  const sums = new Map<string, { count: number; amountFen: number }>();
  return {
    name: 'day-totals',
    see(entry, body) {
      if (entry.type !== 'invoice.issued') return;
      const red = textOf(body, 'relatedNumber') !== '';
      const key = `${entry.at.slice(0, 10)} ${textOf(body, 'kind')} ${red}`;
      const sum = sums.get(key) ?? { count: 0, amountFen: 0 };
      sums.set(key, { count: sum.count + 1, amountFen: sum.amountFen + numberOf(body, 'totalFen') });
    },
    finish() {
      const faults = createFaults();
      for (const { day, kind, red, count, amountFen } of evidence.dayTotals) {
        const sum = sums.get(`${day} ${kind} ${red}`);
        if (sum?.count !== count || sum.amountFen !== amountFen) faults.add(`${day} ${kind} 的日合计不符`);
      }
      if (sums.size !== evidence.dayTotals.length) faults.add('日合计的行数与流水账不符');
      return faults.outcome(`${sums.size} 个日合计与流水账一致`);
    },
  };
}
