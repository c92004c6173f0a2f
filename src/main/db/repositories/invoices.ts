import type {
  BusinessNumber,
  CheckCode,
  InvoiceCode,
  InvoiceNumber,
  KindCode,
} from '../../../shared/domain/ids.ts';
import type { UploadState } from '../../../shared/domain/invoice.ts';
import type { ReadDb, WriteDb } from '../open.ts';

/** The facts that lists and totals need. */
export interface StoredInvoice {
  readonly seq: number;
  readonly code: InvoiceCode;
  readonly number: InvoiceNumber;
  readonly kind: KindCode;
  readonly leaseId: string;
  readonly checkCode: CheckCode;
  readonly businessNumber: BusinessNumber;
  readonly contentDigest: Uint8Array;
  readonly totalFen: number;
  readonly issuedAt: string;
  readonly related: { readonly code: InvoiceCode; readonly number: InvoiceNumber } | undefined;
  readonly catalogueVersion: number;
}

/** What was signed and handed out; never scanned by a list. */
export interface StoredDocument {
  readonly signedBytes: Uint8Array;
  /** The `<Signature Id="unit">` element as written. */
  readonly signature: Uint8Array;
  readonly payerName: string;
  readonly payerCode: string | null;
  readonly faceCode: string;
  readonly faceVersion: number;
  readonly faceQr: string;
  readonly handOverUrl: string;
}

/** One line of a list. */
export interface ListedInvoice extends StoredInvoice {
  readonly payerName: string;
  readonly state: UploadState;
  readonly late: boolean;
  readonly objection: { readonly code: string; readonly text: string } | null;
}

export interface InvoicesReader {
  byNumber(code: string, number: string): ListedInvoice | undefined;
  byBusinessNumber(businessNumber: string): ListedInvoice | undefined;
  bySeq(seq: number): ListedInvoice | undefined;
  document(seq: number): StoredDocument | undefined;
  /** Newest first, before `seq`. */
  page(before: number, limit: number): readonly ListedInvoice[];
  /** By the end of the number, the business number, or a part of the payer's name. */
  search(text: string, limit: number): readonly ListedInvoice[];
}

export interface Invoices extends InvoicesReader {
  insert(invoice: StoredInvoice, document: StoredDocument): void;
}

interface Row {
  readonly seq: number;
  readonly invoice_code: string;
  readonly invoice_number: string;
  readonly kind: string;
  readonly lease_id: string;
  readonly check_code: string;
  readonly business_number: string;
  readonly content_digest: Uint8Array;
  readonly total_fen: number;
  readonly issued_at: string;
  readonly related_code: string | null;
  readonly related_number: string | null;
  readonly catalogue_version: number;
  readonly payer_name: string | null;
  readonly state: string | null;
  readonly late: number | null;
  readonly objection_code: string | null;
  readonly objection_text: string | null;
}

const listed =
  'SELECT i.*, d.payer_name, r.state, r.late, r.code AS objection_code, r.text AS objection_text ' +
  'FROM invoices i LEFT JOIN invoice_documents d USING (seq) LEFT JOIN invoice_results r USING (seq)';

export function createInvoicesReader(db: ReadDb): InvoicesReader {
  const byNumber = db.prepare<[string, string], Row>(
    `${listed} WHERE invoice_code = ? AND invoice_number = ?`,
  );
  const byBusinessNumber = db.prepare<[string], Row>(`${listed} WHERE business_number = ?`);
  const bySeq = db.prepare<[number], Row>(`${listed} WHERE i.seq = ?`);
  const page = db.prepare<[number, number], Row>(`${listed} WHERE i.seq < ? ORDER BY i.seq DESC LIMIT ?`);
  const document = db.prepare<[number], StoredDocument>(
    'SELECT signed_bytes AS signedBytes, signature, payer_name AS payerName, payer_code AS payerCode, ' +
      'face_code AS faceCode, face_version AS faceVersion, face_qr AS faceQr, hand_over_url AS handOverUrl ' +
      'FROM invoice_documents WHERE seq = ?',
  );
  const search = db.prepare<[{ like: string; end: string; exact: string; limit: number }], Row>(
    `${listed} WHERE i.seq IN (SELECT seq FROM invoices WHERE business_number = @exact ` +
      'UNION SELECT seq FROM invoices WHERE @end IS NOT NULL AND invoice_number LIKE @end ' +
      "UNION SELECT seq FROM invoice_documents WHERE search_text LIKE @like ESCAPE '\\') ORDER BY i.seq DESC LIMIT @limit",
  );
  const optional = (row: Row | undefined) => (row === undefined ? undefined : toListed(row));
  return {
    byNumber: (code, number) => optional(byNumber.get(code, number)),
    byBusinessNumber: businessNumber => optional(byBusinessNumber.get(businessNumber)),
    bySeq: seq => optional(bySeq.get(seq)),
    document: seq => document.get(seq),
    page: (before, limit) => page.all(before, limit).map(toListed),
    search: (text, limit) =>
      search
        .all({
          exact: text,
          end: /^\d{4,10}$/.test(text) ? `%${text}` : '',
          like: `%${text.replace(/[\\%_]/g, '\\$&')}%`,
          limit,
        })
        .map(toListed),
  };
}

export function createInvoices(db: WriteDb): Invoices {
  const facts = db.prepare('INSERT INTO invoices VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const documents = db.prepare('INSERT INTO invoice_documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  return {
    ...createInvoicesReader(db),
    insert(invoice, document) {
      facts.run(
        invoice.seq,
        invoice.code,
        invoice.number,
        invoice.kind,
        invoice.leaseId,
        invoice.checkCode,
        invoice.businessNumber,
        invoice.contentDigest,
        invoice.totalFen,
        invoice.issuedAt,
        invoice.related?.code ?? null,
        invoice.related?.number ?? null,
        invoice.catalogueVersion,
      );
      documents.run(
        invoice.seq,
        document.signedBytes,
        document.signature,
        document.payerName,
        document.payerCode,
        document.faceCode,
        document.faceVersion,
        document.faceQr,
        document.handOverUrl,
        `${document.payerName} ${document.payerCode ?? ''}`,
      );
    },
  };
}

function toListed(row: Row): ListedInvoice {
  return {
    seq: row.seq,
    code: row.invoice_code as InvoiceCode,
    number: row.invoice_number as InvoiceNumber,
    kind: row.kind as KindCode,
    leaseId: row.lease_id,
    checkCode: row.check_code as CheckCode,
    businessNumber: row.business_number as BusinessNumber,
    contentDigest: row.content_digest,
    totalFen: row.total_fen,
    issuedAt: row.issued_at,
    related:
      row.related_code === null || row.related_number === null
        ? undefined
        : { code: row.related_code as InvoiceCode, number: row.related_number as InvoiceNumber },
    catalogueVersion: row.catalogue_version,
    payerName: row.payer_name ?? '',
    state: (row.state ?? 'queued') as UploadState,
    late: row.late === 1,
    objection:
      row.objection_code === null ? null : { code: row.objection_code, text: row.objection_text ?? '' },
  };
}
