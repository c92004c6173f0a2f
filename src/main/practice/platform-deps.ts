import type { EpochMs } from '../../shared/domain/beijing-time.ts';
import type { Gm } from '../../shared/gm/load-gm.ts';
import type { WriteDb } from '../db/open.ts';
import type { CertificateAuthority } from './authority/certificate-authority.ts';
import { createStatementSigner, type StatementSigner } from './authority/statements.ts';
import { clockOffsetMs } from './fault-texts.ts';
import { type Catalogues, createCatalogues } from './store/catalogues.ts';
import { createDailyRecords, type DailyRecords } from './store/daily-records.ts';
import { createEnrolmentCodes, type EnrolmentCodes } from './store/enrolment-codes.ts';
import { createEntries, type Entries } from './store/entries.ts';
import { createFaults, type Faults } from './store/faults.ts';
import { createHeads, type Heads } from './store/heads.ts';
import { createInvoices, type Invoices } from './store/invoices.ts';
import { createIssuedEntries, type IssuedEntries } from './store/issued-entries.ts';
import { createLeases, type Leases } from './store/leases.ts';
import { createTerminals, type Terminals } from './store/terminals.ts';

/** What the platform's operations work with. */
export interface PlatformDeps {
  readonly gm: Gm;
  readonly db: WriteDb;
  readonly now: () => EpochMs;
  readonly authority: CertificateAuthority;
  readonly sign: StatementSigner;
  readonly faults: Faults;
  readonly catalogues: Catalogues;
  readonly codes: EnrolmentCodes;
  readonly terminals: Terminals;
  readonly leases: Leases;
  readonly entries: Entries;
  readonly issued: IssuedEntries;
  readonly heads: Heads;
  readonly invoices: Invoices;
  readonly daily: DailyRecords;
}

export function createPlatformDeps(
  base: Pick<PlatformDeps, 'gm' | 'db' | 'now' | 'authority'>,
): PlatformDeps {
  const { db } = base;
  const faults = createFaults(db);
  return {
    ...base,
    now: () => base.now() + (faults.isOn('clock-offset') ? clockOffsetMs : 0),
    sign: createStatementSigner(base.gm, base.authority.service),
    faults,
    catalogues: createCatalogues(db),
    codes: createEnrolmentCodes(db),
    terminals: createTerminals(db),
    leases: createLeases(db),
    entries: createEntries(db),
    issued: createIssuedEntries(db),
    heads: createHeads(db),
    invoices: createInvoices(db),
    daily: createDailyRecords(db),
  };
}
