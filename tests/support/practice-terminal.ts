import { randomUUID } from 'node:crypto';
import { beijingIso } from '../../src/shared/domain/beijing-time.ts';
import type { Catalogue } from '../../src/shared/domain/catalogue.ts';
import type { JournalEntry } from '../../src/shared/domain/journal-entry.ts';
import { fromBase64, toBase64, utf8 } from '../../src/shared/gm/bytes.ts';
import { createCertificateRequest } from '../../src/shared/gm/certificate-request.ts';
import { type Certificate, parseCertificate } from '../../src/shared/gm/certificates.ts';
import type { Gm, SigningKey } from '../../src/shared/gm/load-gm.ts';
import { entryDigest, genesisHash, nextHash } from '../../src/shared/proof/chain.ts';
import { type Grant, grant as grantSchema } from '../../src/shared/protocol/grant.ts';
import type { AnswerOf, RequestOf } from '../../src/shared/protocol/operations.ts';
import type { UploadedInvoice, WireEntry } from '../../src/shared/protocol/upload.ts';
import { type IssueOrder, issuedInvoice } from './issued-invoice.ts';
import {
  createPracticeClient,
  type Deviation,
  type PracticeClient,
  payloadOf,
  type Reply,
} from './practice-client.ts';

export interface EnrolmentPlace {
  readonly code: string;
  readonly unit: string;
  readonly point: string;
}

/** A terminal of the tests: it does what the desk does, and what the desk must never do. */
export interface PracticeTerminal extends PracticeClient {
  readonly terminalId: string;
  readonly terminalKey: SigningKey;
  readonly invoiceKey: SigningKey;
  readonly invoiceCertificate: () => Certificate;
  /** Everything written so far; a test may cut it and go on, as a restored folder would. */
  readonly journal: JournalEntry[];
  /** Hash of the journal after that entry; 0 is genesis. */
  hashAfter(seq: number): Uint8Array;
  epoch: number;
  enrolRequest(place: EnrolmentPlace): RequestOf<'enrol'>;
  enrol(place: EnrolmentPlace): Promise<PracticeTerminal>;
  lease(count: number, kind?: string): Promise<Grant>;
  append(type: string, body: unknown, at?: number): JournalEntry;
  /** Composes, signs and journals one invoice; returns it as it travels. */
  issue(order: IssueOrder): UploadedInvoice;
  entries(from?: number): WireEntry[];
  /** Sends the entries from that seq on. */
  upload(from: number, invoices: readonly UploadedInvoice[], deviation?: Deviation): Promise<Reply>;
  uploaded(from: number, invoices?: readonly UploadedInvoice[]): Promise<AnswerOf<'uploadEntries'>>;
}

export interface TerminalOptions {
  readonly gm: Gm;
  readonly url: string;
  readonly now: () => number;
}

export function createPracticeTerminal({ gm, url, now }: TerminalOptions): PracticeTerminal {
  const terminalId = randomUUID();
  const terminalKey = gm.signingKey(gm.generatePrivateKey());
  const invoiceKey = gm.signingKey(gm.generatePrivateKey());
  const client = createPracticeClient({ gm, url, now, terminalId, key: terminalKey });
  const journal: JournalEntry[] = [];
  let enrolment: { readonly certificate: Certificate; readonly catalogue: Catalogue } | undefined;

  function enrolled() {
    if (enrolment === undefined) throw new Error('not enrolled');
    return enrolment;
  }

  function batch(from: number, invoices: readonly UploadedInvoice[]): RequestOf<'uploadEntries'> {
    return { epoch: terminal.epoch, entries: terminal.entries(from), invoices: [...invoices] };
  }

  const terminal: PracticeTerminal = {
    ...client,
    ...{ terminalId, terminalKey, invoiceKey, journal, epoch: 1 },
    invoiceCertificate: () => enrolled().certificate,
    hashAfter(seq) {
      let hash = genesisHash(gm, terminalId);
      for (const entry of journal.slice(0, seq)) hash = nextHash(gm, hash, entryDigest(gm, entry));
      return hash;
    },
    enrolRequest({ code, unit, point }) {
      const request = (key: SigningKey) =>
        toBase64(createCertificateRequest(gm, { subject: { C: 'CN', CN: 'anything' }, key }));
      const requests = { terminalRequest: request(terminalKey), invoiceRequest: request(invoiceKey) };
      return { code, unit, point, terminalId, ...requests };
    },
    async enrol(place) {
      const answer = await client.call('enrol', terminal.enrolRequest(place));
      const certificate = parseCertificate(fromBase64(answer.invoiceCertificate));
      const { catalogue } = await client.call('catalogue', { newerThan: 0 });
      enrolment = { certificate, catalogue: payloadOf<Catalogue>(catalogue) };
      terminal.append('terminal.enrolled', { terminalId });
      return terminal;
    },
    async lease(count, kind = '0101') {
      const request = { requestId: randomUUID(), kind, count, reason: '测试' };
      const answer = await client.call('requestLease', request);
      if (answer.state !== 'granted') throw new Error(`not granted: ${answer.text}`);
      return grantSchema.parse(payloadOf(answer.grant));
    },
    append(type, body, at) {
      const bytes = utf8(JSON.stringify(body));
      const time = beijingIso(at ?? now());
      const entry = { seq: journal.length + 1, type, at: time, actor: 'tester', body: bytes };
      journal.push(entry);
      return entry;
    },
    issue(order) {
      const at = order.at ?? now();
      const issuer = { gm, key: invoiceKey, ...enrolled() };
      const { body, signedBytes, signature } = issuedInvoice(issuer, { ...order, at });
      terminal.append('invoice.issued', body, at);
      const { code, number } = body;
      return { code, number, signedBytes: toBase64(signedBytes), signature: toBase64(signature) };
    },
    entries: (from = 1) => journal.slice(from - 1).map(entry => ({ ...entry, body: toBase64(entry.body) })),
    upload: (from, invoices, deviation) => client.send('uploadEntries', batch(from, invoices), deviation),
    uploaded: (from, invoices = []) => client.call('uploadEntries', batch(from, invoices)),
  };
  return terminal;
}
