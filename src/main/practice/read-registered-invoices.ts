import { join } from 'node:path';
import { openForReading } from '../db/open.ts';

export interface HeldInvoice {
  readonly code: string;
  readonly number: string;
  readonly signedBytes: Uint8Array;
  readonly signature: Uint8Array;
  readonly supervision: Uint8Array | null;
}

/** Every invoice the platform of a folder holds, read from the file itself. */
export function readRegisteredInvoices(dataDir: string): readonly HeldInvoice[] {
  const db = openForReading(join(dataDir, 'platform.db'));
  try {
    return db
      .prepare<[], HeldInvoice>(
        'SELECT invoice_code AS code, invoice_number AS number, signed_bytes AS signedBytes, signature, supervision ' +
          'FROM platform_invoices ORDER BY invoice_code, invoice_number',
      )
      .all();
  } finally {
    db.close();
  }
}
