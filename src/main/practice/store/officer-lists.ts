import type { ReadDb } from '../../db/open.ts';
import type { NumberKey } from './issued-entries.ts';

/** What the officer's page shows; times ISO 8601 +08:00, money in fen. */
export interface OfficerLists {
  terminals(): readonly TerminalLine[];
  /** Objections, newest first. */
  objections(limit: number): readonly ObjectionLine[];
  /** Invoices in the order they came, newest first. */
  recent(limit: number): readonly RecentLine[];
  unusedCodes(): readonly CodeLine[];
}

export interface TerminalLine {
  readonly terminalId: string;
  readonly unit: string;
  readonly point: string;
  readonly epoch: number;
  readonly enrolledAt: string;
  readonly headSeq: number | null;
  readonly headTime: string | null;
}

interface InvoiceLine extends NumberKey {
  readonly terminalId: string;
  readonly totalFen: number;
  readonly issuedAt: string;
  readonly receivedAt: string;
}

export interface ObjectionLine extends InvoiceLine {
  readonly objection: string;
  readonly text: string;
  /** A reversal closed it. */
  readonly reversed: 0 | 1;
}

export interface RecentLine extends InvoiceLine {
  readonly result: 'accepted' | 'objected';
  readonly late: 0 | 1;
}

export interface CodeLine {
  readonly code: string;
  readonly unit: string;
  readonly point: string;
  readonly madeAt: string;
}

const invoiceColumns = `i.invoice_code AS code, i.invoice_number AS number, i.terminal_id AS terminalId,
  i.total_fen AS totalFen, i.issued_at AS issuedAt, i.received_at AS receivedAt`;

export function createOfficerLists(db: ReadDb): OfficerLists {
  const terminals = db.prepare<[], TerminalLine>(
    `SELECT t.terminal_id AS terminalId, t.unit, t.point, t.epoch, t.enrolled_at AS enrolledAt, h.seq AS headSeq,
       json_extract(CAST(h.payload AS TEXT), '$.time') AS headTime
     FROM platform_terminals t LEFT JOIN platform_heads h USING (terminal_id) ORDER BY t.enrolled_at, t.terminal_id`,
  );
  const objections = db.prepare<[number], ObjectionLine>(
    `SELECT ${invoiceColumns}, i.objection, i.objection_text AS text, EXISTS (
         SELECT 1 FROM platform_invoices red WHERE red.related_code = i.invoice_code
           AND red.related_number = i.invoice_number AND red.result = 'accepted') AS reversed
     FROM platform_invoices i WHERE i.result = 'objected' ORDER BY i.received_at DESC LIMIT ?`,
  );
  const recent = db.prepare<[number], RecentLine>(
    `SELECT ${invoiceColumns}, i.result, i.late FROM platform_invoices i ORDER BY i.received_at DESC LIMIT ?`,
  );
  const unusedCodes = db.prepare<[], CodeLine>(
    `SELECT code, unit, point, made_at AS madeAt FROM platform_enrolment_codes
     WHERE used_at IS NULL ORDER BY made_at DESC, code`,
  );
  return {
    terminals: () => terminals.all(),
    objections: limit => objections.all(limit),
    recent: limit => recent.all(limit),
    unusedCodes: () => unusedCodes.all(),
  };
}
