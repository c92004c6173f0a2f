import type { JournalEntry } from '../domain/journal-entry.ts';
import type { LeaseCounts } from '../domain/lease.ts';
import type { Certificate } from '../gm/certificates.ts';
import type { StatementBytes } from './statement.ts';
import type { Trust } from './trust.ts';

/** What `verify` looks at: a database or an audit bundle, read the same way. */
export interface Evidence {
  readonly terminalId: string;
  readonly epoch: number;
  readonly trust: Trust;
  readonly terminalCertificate: Certificate;
  readonly invoiceCertificate: Certificate;
  /** In the order of their seq. */
  entries(): Iterable<EvidenceEntry>;
  invoice(seq: number): EvidenceInvoice | undefined;
  readonly invoiceCount: number;
  readonly leases: readonly EvidenceLease[];
  readonly heads: readonly StatementBytes[];
  readonly catalogues: readonly StatementBytes[];
  readonly dayTotals: readonly EvidenceDayTotal[];
}

export interface EvidenceEntry extends JournalEntry {
  readonly digest: Uint8Array;
  readonly prevHash: Uint8Array;
  readonly hash: Uint8Array;
}

/** One invoice as stored beside its journal entry. */
export interface EvidenceInvoice {
  readonly code: string;
  readonly number: string;
  readonly checkCode: string;
  readonly kind: string;
  readonly leaseId: string;
  readonly businessNumber: string;
  readonly totalFen: number;
  readonly issuedAt: string;
  readonly signedBytes: Uint8Array;
  /** `<Signature Id="unit">` as written. */
  readonly signature: Uint8Array;
  /** `<Signature Id="supervision">` where the invoice is accepted. */
  readonly supervision: Uint8Array | undefined;
}

export interface EvidenceLease {
  readonly leaseId: string;
  readonly grant: StatementBytes;
  readonly counts: LeaseCounts;
}

export interface EvidenceDayTotal {
  readonly day: string;
  readonly kind: string;
  readonly red: boolean;
  readonly count: number;
  readonly amountFen: number;
}
