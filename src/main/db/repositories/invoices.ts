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
  readonly payMode: string | null;
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
  /** Newest first. */
  list(question: ListQuestion): readonly ListedInvoice[];
  /** Of everything issued since a time: sums by colour and by how it was paid. */
  sumsSince(time: string): readonly InvoiceSum[];
}

export interface ListQuestion {
  /** Only invoices with a lower seq: lists page by it. */
  readonly before: number;
  readonly limit: number;
  /** The end of a number, a business number, or a part of the payer's name or code. */
  readonly search?: string | undefined;
  readonly kind?: string | undefined;
  readonly state?: UploadState | undefined;
  /** Beijing days `yyyy-MM-dd`, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface InvoiceSum {
  readonly payMode: string | null;
  readonly red: boolean;
  readonly count: number;
  readonly amountFen: number;
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
  readonly pay_mode: string | null;
  readonly payer_name: string | null;
  readonly state: string | null;
  readonly late: number | null;
  readonly objection_code: string | null;
  readonly objection_text: string | null;
}

const listed =
  'SELECT i.*, d.payer_name, r.state, r.late, r.code AS objection_code, r.text AS objection_text ' +
  'FROM invoices i LEFT JOIN invoice_documents d USING (seq) LEFT JOIN invoice_results r USING (seq)';

const filters =
  "AND (@kind IS NULL OR i.kind = @kind) AND (@state IS NULL OR ifnull(r.state, 'queued') = @state) " +
  'AND (@from IS NULL OR i.issued_at >= @from) AND (@until IS NULL OR i.issued_at < @until)';

interface ListParameters {
  readonly before: number;
  readonly limit: number;
  readonly exact: string;
  readonly end: string;
  readonly like: string;
  readonly kind: string | null;
  readonly state: string | null;
  readonly from: string | null;
  readonly until: string | null;
}

function listParameters({ before, limit, search = '', kind, state, from, to }: ListQuestion): ListParameters {
  return {
    before,
    limit,
    exact: search,
    end: /^\d{4,10}$/.test(search) ? `%${search}` : '',
    like: `%${search.replace(/[\\%_]/g, '\\$&')}%`,
    kind: kind ?? null,
    state: state ?? null,
    from: from ?? null,
    // Times of a day sort before the day followed by a letter that comes after "T".
    until: to === undefined ? null : `${to}U`,
  };
}

export function createInvoicesReader(db: ReadDb): InvoicesReader {
  const byNumber = db.prepare<[string, string], Row>(
    `${listed} WHERE invoice_code = ? AND invoice_number = ?`,
  );
  const byBusinessNumber = db.prepare<[string], Row>(`${listed} WHERE business_number = ?`);
  const bySeq = db.prepare<[number], Row>(`${listed} WHERE i.seq = ?`);
  const document = db.prepare<[number], StoredDocument>(
    'SELECT signed_bytes AS signedBytes, signature, payer_name AS payerName, payer_code AS payerCode, ' +
      'face_code AS faceCode, face_version AS faceVersion, face_qr AS faceQr, hand_over_url AS handOverUrl ' +
      'FROM invoice_documents WHERE seq = ?',
  );
  const list = db.prepare<[ListParameters], Row>(
    `${listed} WHERE i.seq < @before ${filters} ORDER BY i.seq DESC LIMIT @limit`,
  );
  const search = db.prepare<[ListParameters], Row>(
    `${listed} WHERE i.seq IN (SELECT seq FROM invoices WHERE business_number = @exact ` +
      'UNION SELECT seq FROM invoices WHERE invoice_number LIKE @end ' +
      "UNION SELECT seq FROM invoice_documents WHERE search_text LIKE @like ESCAPE '\\') " +
      `AND i.seq < @before ${filters} ORDER BY i.seq DESC LIMIT @limit`,
  );
  const sums = db.prepare<[string], Omit<InvoiceSum, 'red'> & { readonly red: number }>(
    'SELECT pay_mode AS payMode, related_code IS NOT NULL AS red, count(*) AS count, sum(total_fen) AS amountFen ' +
      'FROM invoices WHERE issued_at >= ? GROUP BY pay_mode, red ORDER BY count DESC',
  );
  const optional = (row: Row | undefined) => (row === undefined ? undefined : toListed(row));
  return {
    byNumber: (code, number) => optional(byNumber.get(code, number)),
    byBusinessNumber: businessNumber => optional(byBusinessNumber.get(businessNumber)),
    bySeq: seq => optional(bySeq.get(seq)),
    document: seq => document.get(seq),
    list: question => (question.search ? search : list).all(listParameters(question)).map(toListed),
    sumsSince: time => sums.all(time).map(sum => ({ ...sum, red: sum.red === 1 })),
  };
}

export function createInvoices(db: WriteDb): Invoices {
  const facts = db.prepare('INSERT INTO invoices VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
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
        invoice.payMode,
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
    payMode: row.pay_mode,
    payerName: row.payer_name ?? '',
    state: (row.state ?? 'queued') as UploadState,
    late: row.late === 1,
    objection:
      row.objection_code === null ? null : { code: row.objection_code, text: row.objection_text ?? '' },
  };
}
