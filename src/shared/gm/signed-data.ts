import { readAlgorithm, writeAlgorithm } from './algorithms.ts';
import { equalBytes, toHex } from './bytes.ts';
import { type Certificate, parseCertificate } from './certificates.ts';
import { type DerFields, type DerNode, fieldsOf, readDer } from './der-reader.ts';
import { contextTag, tags } from './der-tags.ts';
import { readOid, readSmall, readUnsigned } from './der-values.ts';
import { writeDer, writeOid, writeSequence, writeUnsigned } from './der-writer.ts';
import type { Gm } from './load-gm.ts';
import { MalformedError } from './malformed.ts';
import { oids } from './oids.ts';

/** A detached SignedData of one signer (GB/T 35275-2017 = GM/T 0010-2012), as read. */
export interface SignedData {
  /** Which OIDs name the contents: those of GB/T 35275, or those of PKCS#7, seen in the field; the bytes signed agree. */
  readonly family: 'gm' | 'pkcs7';
  readonly certificates: readonly Certificate[];
  /** Name and serial number of the signer's certificate. */
  readonly issuerDer: Uint8Array;
  readonly serialNumber: string;
  /** DER SM2 signature of the content, e = SM3(Z ‖ content). */
  readonly signature: Uint8Array;
}

export type SignedDataResult =
  | { readonly ok: true; readonly signer: Certificate }
  | {
      readonly ok: false;
      readonly reason: 'malformed' | 'signer_certificate_missing' | 'key_usage' | 'bad_signature';
      readonly detail?: string;
    };

const families = [
  { family: 'gm', signedData: oids.gmSignedData, data: oids.gmData },
  { family: 'pkcs7', signedData: oids.pkcs7SignedData, data: oids.pkcs7Data },
] as const;

/** GM/T 0010 asks for the first; GmSSL and some CAs write the second. */
const signatureAlgorithms: readonly string[] = [oids.sm2Signature, oids.sm2WithSm3];
const one = writeUnsigned(Uint8Array.of(1));

/**
 * DER SignedData (GB/T 35275-2017) round a finished signature: GM OIDs, one signer, its certificate inside, no
 * content, no attributes.
 */
export function createSignedData(signatureDer: Uint8Array, certificate: Certificate): Uint8Array {
  const signerInfo = writeSequence(
    one,
    writeSequence(certificate.issuerDer, certificate.serialDer),
    writeAlgorithm(oids.sm3),
    writeAlgorithm(oids.sm2Signature),
    writeDer(tags.octetString, signatureDer),
  );
  const signedData = writeSequence(
    one,
    writeDer(tags.set, writeAlgorithm(oids.sm3)),
    writeSequence(writeOid(oids.gmData)),
    writeDer(contextTag(0, 'constructed'), certificate.der),
    writeDer(tags.set, signerInfo),
  );
  return writeSequence(writeOid(oids.gmSignedData), writeDer(contextTag(0, 'constructed'), signedData));
}

function requireVersionOne(fields: DerFields, what: string): void {
  if (readSmall(fields.take(tags.integer, what), what) !== 1) throw new MalformedError(`${what}: version`);
}

function requireSm3(node: DerNode): void {
  if (readAlgorithm(node, 'digest algorithm') !== oids.sm3)
    throw new MalformedError('digest algorithm: not SM3');
}

/** The only element of a SET. */
function onlyOne(set: DerNode, what: string): DerNode {
  const fields = fieldsOf(set);
  const only = fields.take(tags.sequence, what);
  fields.end(what);
  return only;
}

function readSignerInfo(node: DerNode): Pick<SignedData, 'issuerDer' | 'serialNumber' | 'signature'> {
  const fields = fieldsOf(node);
  requireVersionOne(fields, 'SignerInfo');
  const issuerAndSerial = fieldsOf(fields.take(tags.sequence, 'SignerInfo: issuer'));
  const issuerDer = issuerAndSerial.take(tags.sequence, 'SignerInfo: issuer').der;
  const serial = readUnsigned(issuerAndSerial.take(tags.integer, 'SignerInfo: serial'), 'SignerInfo: serial');
  issuerAndSerial.end('SignerInfo: issuer');
  requireSm3(fields.take(tags.sequence, 'SignerInfo: digest algorithm'));
  // Attributes would change what is signed (GB/T 35275-2017): [0] before, [1] after the signature fail here.
  const algorithm = readAlgorithm(
    fields.take(tags.sequence, 'SignerInfo: algorithm'),
    'SignerInfo: algorithm',
  );
  if (!signatureAlgorithms.includes(algorithm)) throw new MalformedError('SignerInfo: not signed with SM2');
  const signature = fields.take(tags.octetString, 'SignerInfo: signature').content;
  fields.end('SignerInfo');
  return { issuerDer, serialNumber: toHex(serial).toUpperCase(), signature };
}

function readCertificates(node: DerNode | undefined): readonly Certificate[] {
  const certificates: Certificate[] = [];
  const fields = node === undefined ? undefined : fieldsOf(node);
  while (fields?.more()) certificates.push(parseCertificate(fields.take(tags.sequence, 'certificate').der));
  return certificates;
}

/**
 * Reads exactly one detached SignedData. Throws `MalformedError` where there is not exactly one signer, content inside,
 * attributes, revocation lists, a digest other than SM3, a signature other than SM2, OIDs of both families mixed, or
 * bytes left over. Verifies nothing.
 */
export function parseSignedData(bytes: Uint8Array): SignedData {
  const outer = fieldsOf(readDer(bytes.slice(), tags.sequence, 'SignedData'));
  const contentType = readOid(outer.take(tags.oid, 'SignedData: type'));
  const explicit = outer.take(contextTag(0, 'constructed'), 'SignedData');
  outer.end('SignedData');
  const known = families.find(family => family.signedData === contentType);
  if (known === undefined) throw new MalformedError('SignedData: unknown type');

  const fields = fieldsOf(readDer(explicit.content, tags.sequence, 'SignedData'));
  requireVersionOne(fields, 'SignedData');
  requireSm3(onlyOne(fields.take(tags.set, 'digest algorithms'), 'digest algorithms'));
  const contentInfo = fieldsOf(fields.take(tags.sequence, 'content info'));
  const dataType = readOid(contentInfo.take(tags.oid, 'content info'));
  contentInfo.end('content inside a detached SignedData');
  if (dataType !== known.data) throw new MalformedError('SignedData: OIDs of two families');
  const certificates = readCertificates(fields.takeIf(contextTag(0, 'constructed')));
  const signer = readSignerInfo(onlyOne(fields.take(tags.set, 'signer infos'), 'signer infos'));
  fields.end('SignedData');
  return { family: known.family, certificates, ...signer };
}

/**
 * Verifies a detached SignedData over exactly these content bytes, under the certificate it names by issuer and serial
 * number. A form without certificates verifies after `{ ...parseSignedData(bytes), certificates: [signer] }`. Whether
 * the certificate is to be trusted, and was valid then, is for `verifyCertificateChain`. Never throws.
 */
export function verifySignedData(
  gm: Gm,
  content: Uint8Array,
  signedData: Uint8Array | SignedData,
): SignedDataResult {
  try {
    const parsed = signedData instanceof Uint8Array ? parseSignedData(signedData) : signedData;
    const signer = parsed.certificates.find(
      ({ issuerDer, serialNumber }) =>
        serialNumber === parsed.serialNumber && equalBytes(issuerDer, parsed.issuerDer),
    );
    if (signer === undefined) return { ok: false, reason: 'signer_certificate_missing' };
    if (!signer.keyUsage?.includes('digitalSignature')) return { ok: false, reason: 'key_usage' };
    const good = gm.verifyingKey(signer.publicKey).verify(content, parsed.signature);
    return good ? { ok: true, signer } : { ok: false, reason: 'bad_signature' };
  } catch (error) {
    if (error instanceof MalformedError) return { ok: false, reason: 'malformed', detail: error.message };
    throw error;
  }
}
