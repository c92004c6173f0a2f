import { type DerNode, fieldsOf, readDer } from './der-reader.ts';
import { contextTag, tags } from './der-tags.ts';
import { readBoolean, readOid, readSmall } from './der-values.ts';
import { writeDer, writeOid, writeSequence, writeUnsigned } from './der-writer.ts';
import { MalformedError } from './malformed.ts';
import { oids } from './oids.ts';

/** The bits of keyUsage that matter here (RFC 5280 §4.2.1.3), by their mask in the first byte. */
const usageMasks = {
  digitalSignature: 0x80,
  nonRepudiation: 0x40,
  keyCertSign: 0x04,
  cRLSign: 0x02,
} as const;

export type KeyUsage = keyof typeof usageMasks;

export interface CertificateExtensions {
  readonly isCa: boolean;
  /** How many CAs may follow; `undefined` where it is not limited. */
  readonly pathLength: number | undefined;
  /** `undefined` where the certificate does not say. */
  readonly keyUsage: readonly KeyUsage[] | undefined;
  readonly subjectKeyId: Uint8Array | undefined;
  readonly authorityKeyId: Uint8Array | undefined;
  /** OIDs of critical extensions that this code does not know: such a certificate must not be relied on. */
  readonly unknownCritical: readonly string[];
}

function readBasicConstraints(value: Uint8Array): Pick<CertificateExtensions, 'isCa' | 'pathLength'> {
  const fields = fieldsOf(readDer(value, tags.sequence, 'basicConstraints'));
  // DER leaves FALSE out, but some CAs write it; nothing is gained by refusing it.
  const ca = fields.takeIf(tags.boolean);
  const length = fields.takeIf(tags.integer);
  fields.end('basicConstraints');
  return {
    isCa: ca !== undefined && readBoolean(ca),
    pathLength: length === undefined ? undefined : readSmall(length, 'pathLenConstraint'),
  };
}

function readKeyUsage(value: Uint8Array): readonly KeyUsage[] {
  const { content } = readDer(value, tags.bitString, 'keyUsage');
  const [unused = 8, first] = content;
  if (unused > 7 || first === undefined) throw new MalformedError('keyUsage: bits');
  const names: readonly KeyUsage[] = ['digitalSignature', 'nonRepudiation', 'keyCertSign', 'cRLSign'];
  return names.filter(name => (first & usageMasks[name]) !== 0);
}

/** The key identifier of an AuthorityKeyIdentifier; issuer and serial in it are not used. */
function readAuthorityKeyId(value: Uint8Array): Uint8Array | undefined {
  const fields = fieldsOf(readDer(value, tags.sequence, 'authorityKeyIdentifier'));
  return fields.takeIf(contextTag(0, 'primitive'))?.content;
}

/** Reads `Extensions`. Throws `MalformedError`, also where one extension is there twice. */
export function readExtensions(node: DerNode | undefined): CertificateExtensions {
  const values = new Map<string, Uint8Array>();
  const unknownCritical: string[] = [];
  const known: readonly string[] = [
    oids.basicConstraints,
    oids.keyUsage,
    oids.subjectKeyIdentifier,
    oids.authorityKeyIdentifier,
  ];
  const list = node === undefined ? undefined : fieldsOf(node);
  while (list?.more()) {
    const fields = fieldsOf(list.take(tags.sequence, 'extension'));
    const oid = readOid(fields.take(tags.oid, 'extension'));
    const critical = fields.takeIf(tags.boolean);
    const value = fields.take(tags.octetString, 'extension').content;
    fields.end('extension');
    if (values.has(oid)) throw new MalformedError('extension: twice');
    values.set(oid, value);
    if (critical !== undefined && readBoolean(critical) && !known.includes(oid)) unknownCritical.push(oid);
  }
  const constraints = values.get(oids.basicConstraints);
  const usage = values.get(oids.keyUsage);
  const subjectKey = values.get(oids.subjectKeyIdentifier);
  const authorityKey = values.get(oids.authorityKeyIdentifier);
  return {
    ...(constraints === undefined
      ? { isCa: false, pathLength: undefined }
      : readBasicConstraints(constraints)),
    keyUsage: usage === undefined ? undefined : readKeyUsage(usage),
    subjectKeyId: subjectKey && readDer(subjectKey, tags.octetString, 'subjectKeyIdentifier').content,
    authorityKeyId: authorityKey && readAuthorityKeyId(authorityKey),
    unknownCritical,
  };
}

function extension(oid: string, criticality: 'critical' | 'plain', value: Uint8Array): Uint8Array {
  const critical = criticality === 'critical' ? [writeDer(tags.boolean, Uint8Array.of(0xff))] : [];
  return writeSequence(writeOid(oid), ...critical, writeDer(tags.octetString, value));
}

function writeKeyUsage(usages: readonly KeyUsage[]): Uint8Array {
  const bits = usages.reduce((mask, usage) => mask | usageMasks[usage], 0);
  let unused = 0;
  while (unused < 7 && ((bits >> unused) & 1) === 0) unused++;
  return writeDer(tags.bitString, Uint8Array.of(unused, bits));
}

export interface NewExtensions {
  readonly keyUsage: readonly KeyUsage[];
  readonly ca: { readonly pathLength?: number } | undefined;
  readonly subjectKeyId: Uint8Array;
  readonly authorityKeyId: Uint8Array;
}

/** `Extensions`: basicConstraints and keyUsage critical, both key identifiers not. */
export function writeExtensions({ ca, keyUsage, subjectKeyId, authorityKeyId }: NewExtensions): Uint8Array {
  const isCa = ca === undefined ? [] : [writeDer(tags.boolean, Uint8Array.of(0xff))];
  const length = ca?.pathLength === undefined ? [] : [writeUnsigned(Uint8Array.of(ca.pathLength))];
  return writeSequence(
    extension(oids.basicConstraints, 'critical', writeSequence(...isCa, ...length)),
    extension(oids.keyUsage, 'critical', writeKeyUsage(keyUsage)),
    extension(oids.subjectKeyIdentifier, 'plain', writeDer(tags.octetString, subjectKeyId)),
    extension(
      oids.authorityKeyIdentifier,
      'plain',
      writeSequence(writeDer(contextTag(0, 'primitive'), authorityKeyId)),
    ),
  );
}
