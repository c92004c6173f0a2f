import { beijingDay, beijingIso } from '../../../shared/domain/beijing-time.ts';
import type { Desks } from '../desks.ts';
import type { PlatformDeps } from '../platform-deps.ts';
import type { LeaseRequest } from '../store/leases.ts';
import {
  type CodeLine,
  createOfficerLists,
  type ObjectionLine,
  type RecentLine,
  type TerminalLine,
} from '../store/officer-lists.ts';

/** Everything on the officer's page, at one moment. */
export interface OfficerView {
  /** The platform's clock. */
  readonly time: string;
  readonly pending: readonly LeaseRequest[];
  readonly terminals: readonly (TerminalLine & { readonly today: DayTotal })[];
  readonly objections: readonly ObjectionLine[];
  readonly recent: readonly RecentLine[];
  readonly codes: readonly CodeLine[];
  readonly faults: readonly string[];
}

export interface DayTotal {
  readonly count: number;
  readonly totalFen: number;
}

export type OfficerDesk = () => OfficerView;

const listed = 20;

export function createOfficerDesk({ db, now, faults }: PlatformDeps, desks: Desks): OfficerDesk {
  const lists = createOfficerLists(db);

  function dayTotal(terminalId: string, day: string): DayTotal {
    const records = desks.reconciliation.recordsOf(terminalId, day);
    return { count: records.length, totalFen: records.reduce((sum, { totalFen }) => sum + totalFen, 0) };
  }

  return () => {
    const at = now();
    const terminals = lists.terminals();
    return {
      time: beijingIso(at),
      pending: desks.leases.pending(),
      terminals: terminals.map(line => ({ ...line, today: dayTotal(line.terminalId, beijingDay(at)) })),
      objections: lists.objections(listed),
      recent: lists.recent(listed),
      codes: lists.unusedCodes(),
      faults: faults.list(),
    };
  };
}
