import type { Certificate } from '../../../shared/gm/certificates.ts';
import { parseCertificate } from '../../../shared/gm/certificates.ts';
import type { Trust } from '../../../shared/proof/trust.ts';
import type { ReadDb, WriteDb } from '../open.ts';

/** Who this terminal is and what it trusts. */
export interface Terminal {
  readonly terminalId: string;
  readonly epoch: number;
  readonly platformUrl: string;
  readonly trust: Trust;
  readonly terminalCertificate: Certificate;
  readonly invoiceCertificate: Certificate;
  readonly unitCode: string;
  readonly unitName: string;
  readonly placeCode: string;
  readonly placeName: string;
}

interface Row {
  readonly terminal_id: string;
  readonly epoch: number;
  readonly platform_url: string;
  readonly root_certificate: Uint8Array;
  readonly intermediate_certificate: Uint8Array;
  readonly terminal_certificate: Uint8Array;
  readonly invoice_certificate: Uint8Array;
  readonly unit_code: string;
  readonly unit_name: string;
  readonly place_code: string;
  readonly place_name: string;
}

/** `undefined` until the terminal is enrolled. */
export function readTerminal(db: ReadDb): Terminal | undefined {
  const row = db.prepare<[], Row>('SELECT * FROM terminal JOIN enrolments USING (epoch)').get();
  if (row === undefined) return undefined;
  return {
    terminalId: row.terminal_id,
    epoch: row.epoch,
    platformUrl: row.platform_url,
    trust: {
      root: parseCertificate(row.root_certificate),
      intermediates: [parseCertificate(row.intermediate_certificate)],
    },
    terminalCertificate: parseCertificate(row.terminal_certificate),
    invoiceCertificate: parseCertificate(row.invoice_certificate),
    unitCode: row.unit_code,
    unitName: row.unit_name,
    placeCode: row.place_code,
    placeName: row.place_name,
  };
}

/** The platform may move (the practice platform takes another port at each start); its root may not. */
export function movePlatform(db: WriteDb, url: string): void {
  db.prepare('UPDATE enrolments SET platform_url = ? WHERE epoch = (SELECT epoch FROM terminal)').run(url);
}

export function insertTerminal(db: WriteDb, terminal: Terminal, enrolledAt: string): void {
  const [intermediate] = terminal.trust.intermediates;
  db.prepare('INSERT INTO terminal (one, terminal_id, epoch) VALUES (1, ?, ?)').run(
    terminal.terminalId,
    terminal.epoch,
  );
  db.prepare('INSERT INTO enrolments VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
    terminal.epoch,
    terminal.platformUrl,
    terminal.trust.root.der,
    (intermediate ?? terminal.trust.root).der,
    terminal.terminalCertificate.der,
    terminal.invoiceCertificate.der,
    terminal.unitCode,
    terminal.unitName,
    terminal.placeCode,
    terminal.placeName,
    enrolledAt,
  );
}
