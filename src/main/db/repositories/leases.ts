import type { Statement } from 'better-sqlite3';
import { beijingIso, parseBeijingIso } from '../../../shared/domain/beijing-time.ts';
import type { InvoiceCode, InvoiceNumber, KindCode } from '../../../shared/domain/ids.ts';
import { invoiceNumber, numberPosition } from '../../../shared/domain/ids.ts';
import { type Interval, type Lease, type LeaseCounts, without } from '../../../shared/domain/lease.ts';
import type { Policy } from '../../../shared/domain/policy.ts';
import type { StatementBytes } from '../../../shared/proof/statement.ts';
import type { ReadDb, WriteDb } from '../open.ts';
import { createStatements } from './statements.ts';

/** What becomes of numbers that are taken; each is one term of P2's equation. */
export type NumberUse = Exclude<keyof LeaseCounts, 'available'>;

export interface LeasesReader {
  list(): readonly Lease[];
  /** Available numbers, lowest first. */
  available(leaseId: string): readonly Interval[];
}

export interface Leases extends LeasesReader {
  add(lease: Lease, epoch: number, statement: StatementBytes): void;
  /** Takes available numbers for a use. Throws `RangeError` unless all of them are available. */
  take(leaseId: string, taken: Interval, use: NumberUse): void;
}

interface Row {
  readonly lease_id: string;
  readonly kind: string;
  readonly invoice_code: string;
  readonly first_number: string;
  readonly last_number: string;
  readonly not_before: string;
  readonly not_after: string;
  readonly policy: string;
  readonly available: number;
  readonly issued: number;
  readonly red: number;
  readonly voided: number;
  readonly returned: number;
  readonly lapsed: number;
  readonly withheld: number;
}

export function createLeasesReader(db: ReadDb): LeasesReader {
  const list = db.prepare<[], Row>(
    'SELECT *, (SELECT ifnull(sum(last - first + 1), 0) FROM lease_intervals i WHERE i.lease_id = l.lease_id) AS available ' +
      'FROM leases l ORDER BY not_after, invoice_code, first_number',
  );
  const available = db.prepare<[string], Interval>(
    'SELECT first, last FROM lease_intervals WHERE lease_id = ? ORDER BY first',
  );
  return {
    list: () => list.all().map(toLease),
    available: leaseId => available.all(leaseId),
  };
}

export function createLeases(db: WriteDb): Leases {
  const saveStatement = createStatements(db);
  const insert = db.prepare(
    'INSERT INTO leases (lease_id, epoch, kind, invoice_code, first_number, last_number, not_before, not_after, policy, statement_id, withheld) ' +
      'VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const intervals = db.prepare<[string, number, number], Interval>(
    'SELECT first, last FROM lease_intervals WHERE lease_id = ? AND first <= ? AND last >= ?',
  );
  const addInterval = db.prepare('INSERT INTO lease_intervals (lease_id, first, last) VALUES (?, ?, ?)');
  const dropInterval = db.prepare('DELETE FROM lease_intervals WHERE lease_id = ? AND first = ?');
  const count = countStatements(db);
  return {
    ...createLeasesReader(db),
    add(lease, epoch, statement) {
      insert.run(
        lease.leaseId,
        epoch,
        lease.kind,
        lease.invoiceCode,
        invoiceNumber(lease.first),
        invoiceNumber(lease.last),
        beijingIso(lease.notBefore),
        beijingIso(lease.notAfter),
        JSON.stringify(lease.policy),
        saveStatement(statement),
        lease.counts.withheld,
      );
      if (lease.counts.available > 0) addInterval.run(lease.leaseId, lease.first, lease.last);
    },
    take(leaseId, taken, use) {
      const homes = intervals.all(leaseId, taken.first, taken.last);
      const left = without(homes, taken);
      for (const home of homes) dropInterval.run(leaseId, home.first);
      for (const interval of left) addInterval.run(leaseId, interval.first, interval.last);
      count[use].run(taken.last - taken.first + 1, leaseId);
    },
  };
}

function countStatements(db: WriteDb): Readonly<Record<NumberUse, Statement<[number, string]>>> {
  const add = (use: NumberUse) =>
    db.prepare<[number, string]>(`UPDATE leases SET ${use} = ${use} + ? WHERE lease_id = ?`);
  return {
    issued: add('issued'),
    red: add('red'),
    voided: add('voided'),
    returned: add('returned'),
    lapsed: add('lapsed'),
    withheld: add('withheld'),
  };
}

function toLease(row: Row): Lease {
  const { available, issued, red, voided, returned, lapsed, withheld } = row;
  return {
    leaseId: row.lease_id,
    kind: row.kind as KindCode,
    invoiceCode: row.invoice_code as InvoiceCode,
    first: numberPosition(row.first_number as InvoiceNumber),
    last: numberPosition(row.last_number as InvoiceNumber),
    notBefore: storedTime(row.not_before),
    notAfter: storedTime(row.not_after),
    policy: JSON.parse(row.policy) as Policy,
    withheld: withheld > 0,
    counts: { available, issued, red, voided, returned, lapsed, withheld },
  };
}

function storedTime(text: string): number {
  return parseBeijingIso(text) ?? Number.NaN;
}
