import type { Gm } from '../../shared/gm/load-gm.ts';
import type { ReadDb, WriteDb } from './open.ts';
import { type BatchTable, createBatchTable } from './repositories/batches.ts';
import {
  type Catalogues,
  type CataloguesReader,
  createCatalogues,
  createCataloguesReader,
} from './repositories/catalogues.ts';
import { createDayTotals, type DayTotals } from './repositories/day-totals.ts';
import { createHeads, createHeadsReader, type Heads, type HeadsReader } from './repositories/heads.ts';
import {
  createInvoices,
  createInvoicesReader,
  type Invoices,
  type InvoicesReader,
} from './repositories/invoices.ts';
import { createItemUses, type ItemUses } from './repositories/item-uses.ts';
import {
  createJournal,
  createJournalReader,
  type Journal,
  type JournalReader,
} from './repositories/journal.ts';
import { createLeaseRequests, type LeaseRequests } from './repositories/lease-requests.ts';
import { createLeases, createLeasesReader, type Leases, type LeasesReader } from './repositories/leases.ts';
import { createParkedDrafts, type ParkedDrafts } from './repositories/parked-drafts.ts';
import { createPrintJobs, type PrintJobs } from './repositories/print-jobs.ts';
import {
  createResults,
  createResultsReader,
  type Results,
  type ResultsReader,
} from './repositories/results.ts';
import { createUsers, createUsersReader, type Users, type UsersReader } from './repositories/users.ts';

/** The repositories of one terminal, for reading. */
export interface ReadStore {
  readonly db: ReadDb;
  readonly journal: JournalReader;
  readonly heads: HeadsReader;
  readonly catalogues: CataloguesReader;
  readonly leases: LeasesReader;
  readonly invoices: InvoicesReader;
  readonly results: ResultsReader;
  readonly users: UsersReader;
}

/** The same, for the one writer of the folder. */
export interface Store extends ReadStore {
  readonly db: WriteDb;
  readonly journal: Journal;
  readonly heads: Heads;
  readonly catalogues: Catalogues;
  readonly leases: Leases;
  readonly leaseRequests: LeaseRequests;
  readonly invoices: Invoices;
  readonly results: Results;
  readonly users: Users;
  readonly dayTotals: DayTotals;
  readonly itemUses: ItemUses;
  readonly parkedDrafts: ParkedDrafts;
  readonly batches: BatchTable;
  readonly printJobs: PrintJobs;
  /** All or nothing, durable when it returns; synchronous. */
  commit<T>(work: () => T): T;
}

export function createReadStore(db: ReadDb): ReadStore {
  return {
    db,
    journal: createJournalReader(db),
    heads: createHeadsReader(db),
    catalogues: createCataloguesReader(db),
    leases: createLeasesReader(db),
    invoices: createInvoicesReader(db),
    results: createResultsReader(db),
    users: createUsersReader(db),
  };
}

export function createStore(db: WriteDb, gm: Gm, terminalId: string): Store {
  return {
    db,
    journal: createJournal(db, gm, terminalId),
    heads: createHeads(db),
    catalogues: createCatalogues(db),
    leases: createLeases(db),
    leaseRequests: createLeaseRequests(db),
    invoices: createInvoices(db),
    results: createResults(db),
    users: createUsers(db),
    dayTotals: createDayTotals(db),
    itemUses: createItemUses(db),
    parkedDrafts: createParkedDrafts(db),
    batches: createBatchTable(db),
    printJobs: createPrintJobs(db),
    commit: work => db.transaction(work).immediate(),
  };
}
