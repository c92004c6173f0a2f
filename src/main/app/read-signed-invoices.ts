import { join } from 'node:path';
import { openForReading } from '../db/open.ts';

export interface SignedInvoice {
  readonly code: string;
  readonly number: string;
  readonly signedBytes: Uint8Array;
  readonly signature: Uint8Array;
  readonly supervision: Uint8Array | null;
}

/** Every invoice of a terminal's folder as it was signed, read from the file itself. */
export function readSignedInvoices(dataDir: string): readonly SignedInvoice[] {
  const db = openForReading(join(dataDir, 'terminal.db'));
  try {
    return db
      .prepare<[], SignedInvoice>(
        'SELECT invoice_code AS code, invoice_number AS number, signed_bytes AS signedBytes, signature, supervision ' +
          'FROM invoices JOIN invoice_documents USING (seq) LEFT JOIN invoice_results USING (seq) ORDER BY seq',
      )
      .all();
  } finally {
    db.close();
  }
}
