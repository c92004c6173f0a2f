import { toBase64 } from '../../../shared/gm/bytes.ts';
import type { SettledResult } from '../../../shared/protocol/upload.ts';
import type { WriteDb } from '../../db/open.ts';
import type { NumberKey } from './issued-entries.ts';

/** How an invoice stands with the platform. */
export type Verdict =
  | { readonly result: 'accepted'; readonly late: boolean; readonly supervision: Uint8Array }
  | { readonly result: 'objected'; readonly objection: string; readonly text: string };

export interface RegisteredInvoice extends NumberKey {
  readonly terminalId: string;
  readonly checkCode: string;
  readonly kind: string;
  readonly totalFen: number;
  readonly issuedAt: string;
  /** When the number was registered first. */
  readonly receivedAt: string;
  readonly related: NumberKey | undefined;
  readonly signedBytes: Uint8Array;
  readonly signature: Uint8Array;
  readonly verdict: Verdict;
}

export interface Invoices {
  find(key: NumberKey): RegisteredInvoice | undefined;
  /** The accepted reversal of that invoice, other than `except`. */
  reversalOf(key: NumberKey, except: NumberKey): NumberKey | undefined;
  /** A number is registered once; registering it again with another verdict settles an objection. */
  register(invoice: RegisteredInvoice, decidedAt: string): void;
}

interface InvoiceRow {
  readonly code: string;
  readonly number: string;
  readonly terminalId: string;
  readonly checkCode: string;
  readonly kind: string;
  readonly totalFen: number;
  readonly issuedAt: string;
  readonly receivedAt: string;
  readonly relatedCode: string | null;
  readonly relatedNumber: string | null;
  readonly signedBytes: Uint8Array;
  readonly signature: Uint8Array;
  readonly late: number;
  readonly supervision: Uint8Array | null;
  readonly objection: string | null;
  readonly text: string | null;
}

export function createInvoices(db: WriteDb): Invoices {
  const find = db.prepare<[string, string], InvoiceRow>(
    `SELECT invoice_code AS code, invoice_number AS number, terminal_id AS terminalId, check_code AS checkCode, kind,
       total_fen AS totalFen, issued_at AS issuedAt, received_at AS receivedAt, related_code AS relatedCode, related_number AS relatedNumber,
       signed_bytes AS signedBytes, signature, late, supervision, objection, objection_text AS text
     FROM platform_invoices WHERE invoice_code = ? AND invoice_number = ?`,
  );
  const reversal = db.prepare<[string, string, string, string], NumberKey>(
    `SELECT invoice_code AS code, invoice_number AS number FROM platform_invoices
     WHERE related_code = ? AND related_number = ? AND result = 'accepted'
       AND NOT (invoice_code = ? AND invoice_number = ?) LIMIT 1`,
  );
  const register = db.prepare(
    `INSERT INTO platform_invoices VALUES (@code, @number, @terminalId, @checkCode, @kind, @totalFen, @issuedAt,
       @relatedCode, @relatedNumber, @signedBytes, @signature, @result, @late, @supervision, @objection, @text, @receivedAt, @decidedAt)
     ON CONFLICT (invoice_code, invoice_number) DO UPDATE SET result = excluded.result, late = excluded.late,
       supervision = excluded.supervision, objection = excluded.objection, objection_text = excluded.objection_text,
       decided_at = excluded.decided_at`,
  );
  return {
    find({ code, number }) {
      const row = find.get(code, number);
      return row === undefined ? undefined : toInvoice(row);
    },
    reversalOf: (key, except) => reversal.get(key.code, key.number, except.code, except.number),
    register: ({ verdict, related, ...facts }, decidedAt) =>
      void register.run({
        ...facts,
        ...verdictColumns(verdict),
        relatedCode: related?.code ?? null,
        relatedNumber: related?.number ?? null,
        decidedAt,
      }),
  };
}

function verdictColumns(verdict: Verdict) {
  if (verdict.result === 'objected') return { ...verdict, late: 0, supervision: null };
  return { ...verdict, late: verdict.late ? 1 : 0, objection: null, text: null };
}

function toInvoice(row: InvoiceRow): RegisteredInvoice {
  const { relatedCode, relatedNumber, late, supervision, objection, text, ...facts } = row;
  return {
    ...facts,
    related:
      relatedCode === null || relatedNumber === null
        ? undefined
        : { code: relatedCode, number: relatedNumber },
    verdict:
      supervision === null
        ? { result: 'objected', objection: objection ?? '', text: text ?? '' }
        : { result: 'accepted', late: late === 1, supervision },
  };
}

/** The verdict as every answer about this number carries it. */
export function settledResult({ code, number, verdict }: RegisteredInvoice): SettledResult {
  if (verdict.result === 'objected') return { code, number, ...verdict };
  return { code, number, ...verdict, supervision: toBase64(verdict.supervision) };
}
