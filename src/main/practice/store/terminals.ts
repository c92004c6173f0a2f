import type { WriteDb } from '../../db/open.ts';

/** An enrolled terminal. Keys are 65 bytes `04‖X‖Y`, certificates DER. */
export interface Terminal {
  readonly terminalId: string;
  readonly unit: string;
  readonly point: string;
  readonly epoch: number;
  readonly terminalKey: Uint8Array;
  readonly invoiceKey: Uint8Array;
  readonly terminalCertificate: Uint8Array;
  readonly invoiceCertificate: Uint8Array;
}

export interface Terminals {
  find(terminalId: string): Terminal | undefined;
  add(terminal: Omit<Terminal, 'epoch'>, at: string): void;
  startEpoch(terminalId: string, epoch: number): void;
}

export function createTerminals(db: WriteDb): Terminals {
  const find = db.prepare<[string], Terminal>(
    `SELECT terminal_id AS terminalId, unit, point, epoch, terminal_key AS terminalKey, invoice_key AS invoiceKey,
       terminal_certificate AS terminalCertificate, invoice_certificate AS invoiceCertificate
     FROM platform_terminals WHERE terminal_id = ?`,
  );
  const add = db.prepare(
    `INSERT INTO platform_terminals (terminal_id, unit, point, terminal_key, invoice_key, terminal_certificate,
       invoice_certificate, enrolled_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const startEpoch = db.prepare('UPDATE platform_terminals SET epoch = ? WHERE terminal_id = ?');
  return {
    find: terminalId => find.get(terminalId),
    add: (terminal, at) =>
      void add.run(
        terminal.terminalId,
        terminal.unit,
        terminal.point,
        terminal.terminalKey,
        terminal.invoiceKey,
        terminal.terminalCertificate,
        terminal.invoiceCertificate,
        at,
      ),
    startEpoch: (terminalId, epoch) => void startEpoch.run(epoch, terminalId),
  };
}
