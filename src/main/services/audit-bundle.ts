import { AppError } from '../../shared/errors.ts';
import { fromBase64, fromHex, toBase64, toHex } from '../../shared/gm/bytes.ts';
import { type Certificate, parseCertificate } from '../../shared/gm/certificates.ts';
import { MalformedError } from '../../shared/gm/malformed.ts';
import { decodePem, encodePem } from '../../shared/gm/pem.ts';
import type { Evidence, EvidenceInvoice } from '../../shared/proof/evidence.ts';
import { type StatementBytes, statementBytes } from '../../shared/proof/statement.ts';
import {
  bundleManifest,
  dayTotalLine,
  type EntryLine,
  entryLine,
  type InvoiceLine,
  invoiceLine,
  leaseLine,
} from '../../shared/protocol/audit-bundle.ts';
import { signedStatement } from '../../shared/protocol/statement.ts';
import { type TextFiles, unzipTexts, zipTexts } from '../exchange/zip.ts';

const format = 'unit-invoicing-bundle/1';

/** 审计包: everything `verify` needs, as text that anybody can read, in one zip. */
export function writeBundle(evidence: Evidence, exportedAt: string): Uint8Array {
  const entries = [...evidence.entries()];
  const invoices = entries.flatMap(({ seq }) => {
    const invoice = evidence.invoice(seq);
    return invoice === undefined ? [] : [writeInvoice(seq, invoice)];
  });
  const { terminalId, epoch, trust } = evidence;
  return zipTexts({
    'manifest.json': `${JSON.stringify({ format, terminalId, epoch, exportedAt, entries: entries.length, invoices: invoices.length }, null, 2)}\n`,
    'journal.jsonl': lines(
      entries.map(entry => ({
        ...entry,
        body: toBase64(entry.body),
        digest: toHex(entry.digest),
        prevHash: toHex(entry.prevHash),
        hash: toHex(entry.hash),
      })),
    ),
    'invoices.jsonl': lines(invoices),
    'leases.jsonl': lines(evidence.leases.map(lease => ({ ...lease, grant: writeStatement(lease.grant) }))),
    'heads.jsonl': lines(evidence.heads.map(writeStatement)),
    'catalogues.jsonl': lines(evidence.catalogues.map(writeStatement)),
    'day-totals.jsonl': lines(evidence.dayTotals),
    'certificates/root.pem': pem(trust.root),
    'certificates/intermediate.pem': trust.intermediates.map(pem).join(''),
    'certificates/terminal.pem': pem(evidence.terminalCertificate),
    'certificates/invoice.pem': pem(evidence.invoiceCertificate),
  });
}

/** Reads a bundle back for `verify`. Throws `file_unreadable` where it is not one. */
export function readBundle(bytes: Uint8Array): Evidence {
  const files = unzipTexts(bytes);
  try {
    return readFiles(files);
  } catch (cause) {
    if (!(cause instanceof MalformedError || cause instanceof SyntaxError)) throw cause;
    throw unreadable(cause);
  }
}

function readFiles(files: TextFiles): Evidence {
  const file = (name: string): string => {
    const text = Object.hasOwn(files, name) ? files[name] : undefined;
    if (text === undefined) throw unreadable(new Error(`${name} is missing`));
    return text;
  };
  const manifest = readValue(file('manifest.json'), bundleManifest);
  const invoices = new Map(
    readLines(file('invoices.jsonl'), invoiceLine).map(line => [line.seq, readInvoice(line)]),
  );
  const entries = readLines(file('journal.jsonl'), entryLine).map(readEntry);
  if (entries.length !== manifest.entries || invoices.size !== manifest.invoices)
    throw unreadable(new Error('the manifest counts other lines'));
  const certificates = (name: string) =>
    decodePem('CERTIFICATE', file(`certificates/${name}.pem`)).map(parseCertificate);
  return {
    terminalId: manifest.terminalId,
    epoch: manifest.epoch,
    trust: { root: only(certificates('root')), intermediates: certificates('intermediate') },
    terminalCertificate: only(certificates('terminal')),
    invoiceCertificate: only(certificates('invoice')),
    entries: () => entries,
    invoice: seq => invoices.get(seq),
    invoiceCount: invoices.size,
    leases: readLines(file('leases.jsonl'), leaseLine).map(lease => ({
      ...lease,
      grant: statementBytes(lease.grant),
    })),
    heads: readLines(file('heads.jsonl'), signedStatement).map(statementBytes),
    catalogues: readLines(file('catalogues.jsonl'), signedStatement).map(statementBytes),
    dayTotals: readLines(file('day-totals.jsonl'), dayTotalLine),
  };
}

/** The part of a schema that reading needs. */
interface Schema<T> {
  safeParse(
    value: unknown,
  ): { readonly success: true; readonly data: T } | { readonly success: false; readonly error: Error };
}

function readLines<T>(content: string, schema: Schema<T>): readonly T[] {
  return content
    .split('\n')
    .filter(line => line !== '')
    .map(line => readValue(line, schema));
}

function readValue<T>(json: string, schema: Schema<T>): T {
  const parsed = schema.safeParse(JSON.parse(json));
  if (parsed.success) return parsed.data;
  throw unreadable(parsed.error);
}

function readEntry({ body, digest, prevHash, hash, ...header }: EntryLine) {
  return {
    ...header,
    body: fromBase64(body),
    digest: fromHex(digest),
    prevHash: fromHex(prevHash),
    hash: fromHex(hash),
  };
}

function writeInvoice(seq: number, invoice: EvidenceInvoice): InvoiceLine {
  return {
    seq,
    ...invoice,
    signedBytes: toBase64(invoice.signedBytes),
    signature: toBase64(invoice.signature),
    supervision: invoice.supervision === undefined ? null : toBase64(invoice.supervision),
  };
}

function readInvoice({ seq: _, supervision, ...line }: InvoiceLine): EvidenceInvoice {
  return {
    ...line,
    signedBytes: fromBase64(line.signedBytes),
    signature: fromBase64(line.signature),
    supervision: supervision === null ? undefined : fromBase64(supervision),
  };
}

function writeStatement({ payload, signature, certificate }: StatementBytes) {
  return { payload: toBase64(payload), signature: toBase64(signature), certificate: toBase64(certificate) };
}

function lines(values: readonly object[]): string {
  return values.map(value => `${JSON.stringify(value)}\n`).join('');
}

function pem({ der }: Certificate): string {
  return encodePem('CERTIFICATE', der);
}

function only(certificates: readonly Certificate[]): Certificate {
  const [certificate] = certificates;
  if (certificate === undefined) throw unreadable(new Error('a certificate is missing'));
  return certificate;
}

function unreadable(cause: unknown): AppError {
  return new AppError(
    'file_unreadable',
    '这个文件不是完整的审计包。没有改动任何数据；重新导出或重新拷贝后再核验。',
    undefined,
    { cause },
  );
}
