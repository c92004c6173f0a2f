import { AppError } from '../../shared/errors.ts';
import type { Evidence, EvidenceInvoice, EvidenceLease } from '../../shared/proof/evidence.ts';
import type { StatementBytes } from '../../shared/proof/statement.ts';
import type { ReadDb } from './open.ts';
import { readDayTotals } from './repositories/day-totals.ts';
import { createJournalReader } from './repositories/journal.ts';
import { createLeasesReader } from './repositories/leases.ts';
import { readTerminal } from './repositories/terminal.ts';

type InvoiceRow = Omit<EvidenceInvoice, 'supervision'> & { readonly supervision: Uint8Array | null };

/** A terminal's database as `verify` looks at it. Throws `not_enrolled`. */
export function readEvidence(db: ReadDb): Evidence {
  const terminal = readTerminal(db);
  if (terminal === undefined)
    throw new AppError('not_enrolled', '这个文件夹还没有开通，没有可核验的数据。没有改动；先运行 init。');
  const invoice = db.prepare<[number], InvoiceRow>(
    'SELECT i.invoice_code AS code, i.invoice_number AS number, i.check_code AS checkCode, i.kind, i.lease_id AS leaseId, ' +
      'i.business_number AS businessNumber, i.total_fen AS totalFen, i.issued_at AS issuedAt, ' +
      'd.signed_bytes AS signedBytes, d.signature, r.supervision ' +
      'FROM invoices i JOIN invoice_documents d USING (seq) LEFT JOIN invoice_results r USING (seq) WHERE i.seq = ?',
  );
  const { terminalId, epoch, trust, terminalCertificate, invoiceCertificate } = terminal;
  return {
    terminalId,
    epoch,
    trust,
    terminalCertificate,
    invoiceCertificate,
    entries: () => createJournalReader(db).all(),
    invoice(seq) {
      const row = invoice.get(seq);
      return row === undefined ? undefined : { ...row, supervision: row.supervision ?? undefined };
    },
    invoiceCount: db.prepare<[], number>('SELECT count(*) FROM invoices').pluck().get() ?? 0,
    leases: readLeases(db),
    heads: readStatements(db, 'heads', 'epoch, seq'),
    catalogues: readStatements(db, 'catalogues', 'version'),
    dayTotals: readDayTotals(db),
  };
}

function readLeases(db: ReadDb): readonly EvidenceLease[] {
  const grant = db.prepare<[string], StatementBytes>(
    'SELECT payload, signature, certificate FROM leases JOIN statements ON id = statement_id WHERE lease_id = ?',
  );
  return createLeasesReader(db)
    .list()
    .flatMap(({ leaseId, counts }) => {
      const statement = grant.get(leaseId);
      return statement === undefined ? [] : [{ leaseId, counts, grant: statement }];
    });
}

function readStatements(db: ReadDb, table: 'heads' | 'catalogues', order: string): readonly StatementBytes[] {
  return db
    .prepare<[], StatementBytes>(
      `SELECT payload, signature, certificate FROM ${table} JOIN statements ON id = statement_id ORDER BY ${order}`,
    )
    .all();
}
