import { type InvoiceNumber, numberPosition } from '../../../shared/domain/ids.ts';
import type { RequestLease } from '../../../shared/protocol/grant.ts';
import type { WriteDb } from '../../db/open.ts';
import type { StatementBytes } from '../authority/statements.ts';
import type { NumberKey } from './issued-entries.ts';

export interface LeaseRequest extends RequestLease {
  readonly terminalId: string;
  readonly state: 'pending' | 'granted' | 'refused';
  /** The platform's words. */
  readonly words: string;
}

/** A lease without the statement that grants it. */
export interface LeaseFacts {
  readonly leaseId: string;
  readonly requestId: string;
  readonly terminalId: string;
  readonly epoch: number;
  readonly kind: string;
  readonly invoiceCode: string;
  readonly first: string;
  readonly last: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly perInvoiceMaxFen: number;
  readonly uploadWithinHours: number;
}

export type GrantedLease = LeaseFacts & StatementBytes;

export interface Decision {
  readonly state: 'granted' | 'refused';
  readonly words: string;
  readonly at: string;
}

export interface Leases {
  request(requestId: string): LeaseRequest | undefined;
  pending(): readonly LeaseRequest[];
  addRequest(request: Omit<LeaseRequest, 'state' | 'words'>, words: string, at: string): void;
  decide(requestId: string, decision: Decision): void;
  /** Position of the next number nobody has been given yet. */
  nextPosition(invoiceCode: string): number;
  addLease(lease: GrantedLease): void;
  ofRequest(requestId: string): GrantedLease | undefined;
  ofTerminal(terminalId: string): readonly LeaseFacts[];
  /** The terminal's lease that the number belongs to. */
  holding(terminalId: string, key: NumberKey): LeaseFacts | undefined;
  confirm(leaseId: string, at: string): void;
}

const requestColumns =
  'request_id AS requestId, terminal_id AS terminalId, kind, count, reason, state, words';
const leaseColumns = `lease_id AS leaseId, request_id AS requestId, terminal_id AS terminalId, epoch, kind,
  invoice_code AS invoiceCode, first_number AS first, last_number AS last, not_before AS notBefore,
  not_after AS notAfter, per_invoice_max_fen AS perInvoiceMaxFen, upload_within_hours AS uploadWithinHours`;

export function createLeases(db: WriteDb): Leases {
  const request = db.prepare<[string], LeaseRequest>(
    `SELECT ${requestColumns} FROM platform_lease_requests WHERE request_id = ?`,
  );
  const pending = db.prepare<[], LeaseRequest>(
    `SELECT ${requestColumns} FROM platform_lease_requests WHERE state = 'pending' ORDER BY requested_at, request_id`,
  );
  const addRequest = db.prepare(
    `INSERT INTO platform_lease_requests (request_id, terminal_id, kind, count, reason, state, words, requested_at)
     VALUES (?, ?, ?, ?, ?, 'pending', ?, ?)`,
  );
  const decide = db.prepare(
    `UPDATE platform_lease_requests SET state = ?, words = ?, decided_at = ? WHERE request_id = ? AND state = 'pending'`,
  );
  const highest = db
    .prepare<[string], string | null>('SELECT max(last_number) FROM platform_leases WHERE invoice_code = ?')
    .pluck();
  const addLease = db.prepare(
    `INSERT INTO platform_leases (lease_id, request_id, terminal_id, epoch, kind, invoice_code, first_number,
       last_number, not_before, not_after, per_invoice_max_fen, upload_within_hours, payload, signature, certificate)
     VALUES (@leaseId, @requestId, @terminalId, @epoch, @kind, @invoiceCode, @first, @last, @notBefore, @notAfter,
       @perInvoiceMaxFen, @uploadWithinHours, @payload, @signature, @certificate)`,
  );
  const ofRequest = db.prepare<[string], GrantedLease>(
    `SELECT ${leaseColumns}, payload, signature, certificate FROM platform_leases WHERE request_id = ?`,
  );
  const ofTerminal = db.prepare<[string], LeaseFacts>(
    `SELECT ${leaseColumns} FROM platform_leases WHERE terminal_id = ? ORDER BY invoice_code, first_number`,
  );
  const holding = db.prepare<[string, string, string, string], LeaseFacts>(
    `SELECT ${leaseColumns} FROM platform_leases
     WHERE terminal_id = ? AND invoice_code = ? AND first_number <= ? AND last_number >= ?`,
  );
  const confirm = db.prepare(
    'UPDATE platform_leases SET confirmed_at = coalesce(confirmed_at, ?) WHERE lease_id = ?',
  );
  return {
    request: requestId => request.get(requestId),
    pending: () => pending.all(),
    addRequest: ({ requestId, terminalId, kind, count, reason }, words, at) =>
      void addRequest.run(requestId, terminalId, kind, count, reason, words, at),
    decide(requestId, { state, words, at }) {
      if (decide.run(state, words, at, requestId).changes !== 1)
        throw new Error('a request was decided twice');
    },
    nextPosition: invoiceCode => numberPosition((highest.get(invoiceCode) ?? '0') as InvoiceNumber) + 1,
    addLease: lease => void addLease.run(lease),
    ofRequest: requestId => ofRequest.get(requestId),
    ofTerminal: terminalId => ofTerminal.all(terminalId),
    holding: (terminalId, { code, number }) => holding.get(terminalId, code, number, number),
    confirm: (leaseId, at) => void confirm.run(at, leaseId),
  };
}
