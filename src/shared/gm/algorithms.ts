import { type DerFields, type DerNode, fieldsOf } from './der-reader.ts';
import { tags } from './der-tags.ts';
import { readBytesOfBits, readOid } from './der-values.ts';
import { writeBits, writeOid, writeSequence } from './der-writer.ts';
import { MalformedError } from './malformed.ts';
import { oids } from './oids.ts';

/** AlgorithmIdentifier without parameters. */
export function writeAlgorithm(oid: string): Uint8Array {
  return writeSequence(writeOid(oid));
}

/** OID of an AlgorithmIdentifier whose parameters are absent or NULL: both are written for SM2 and SM3 in the field. */
export function readAlgorithm(node: DerNode, what: string): string {
  const fields = fieldsOf(node);
  const oid = readOid(fields.take(tags.oid, what));
  const parameters = fields.takeIf(tags.null);
  if (parameters !== undefined && parameters.content.length > 0) throw new MalformedError(`${what}: NULL`);
  fields.end(what);
  return oid;
}

/** AlgorithmIdentifier of an SM2 key: id-ecPublicKey with the named curve (GM/T 0015-2012). */
export function writeSm2KeyAlgorithm(): Uint8Array {
  return writeSequence(writeOid(oids.ecPublicKey), writeOid(oids.sm2Curve));
}

/** Throws `MalformedError` where a key is of another kind than SM2. */
export function requireSm2KeyAlgorithm(node: DerNode): void {
  const fields = fieldsOf(node);
  const algorithm = readOid(fields.take(tags.oid, 'key algorithm'));
  const curve = readOid(fields.take(tags.oid, 'key curve'));
  fields.end('key algorithm');
  if (algorithm !== oids.ecPublicKey || curve !== oids.sm2Curve) throw new MalformedError('not an SM2 key');
}

/** SubjectPublicKeyInfo of a key `04‖X‖Y`: 91 bytes. */
export function writePublicKeyInfo(publicKey: Uint8Array): Uint8Array {
  return writeSequence(writeSm2KeyAlgorithm(), writeBits(publicKey));
}

/** The key `04‖X‖Y` of a SubjectPublicKeyInfo; whether it is on the curve is checked where it is used. */
export function readPublicKeyInfo(node: DerNode): Uint8Array {
  const fields = fieldsOf(node);
  requireSm2KeyAlgorithm(fields.take(tags.sequence, 'key algorithm'));
  const key = readBytesOfBits(fields.take(tags.bitString, 'public key'), 'public key');
  fields.end('public key info');
  if (key.length !== 65 || key[0] !== 0x04) throw new MalformedError('SM2 public key: form');
  return key;
}

/** What certificates and requests have in common: a body, and a signature over its bytes as they stand. */
export interface SignedBody {
  readonly body: DerNode;
  /** The AlgorithmIdentifier as written. */
  readonly algorithmDer: Uint8Array;
  /** DER SM2 signature. */
  readonly signature: Uint8Array;
}

/** `SEQUENCE { body, SM2-with-SM3, BIT STRING }`. Throws `MalformedError` on another signature algorithm. */
export function readSignedBody(fields: DerFields, what: string): SignedBody {
  const body = fields.take(tags.sequence, what);
  const algorithm = fields.take(tags.sequence, `${what}: signature algorithm`);
  if (readAlgorithm(algorithm, what) !== oids.sm2WithSm3)
    throw new MalformedError(`${what}: not signed with SM2`);
  const signature = readBytesOfBits(fields.take(tags.bitString, `${what}: signature`), what);
  fields.end(what);
  return { body, algorithmDer: algorithm.der, signature };
}

export function writeSignedBody(body: Uint8Array, signature: Uint8Array): Uint8Array {
  return writeSequence(body, writeAlgorithm(oids.sm2WithSm3), writeBits(signature));
}
