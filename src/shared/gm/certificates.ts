import { readPublicKeyInfo, readSignedBody } from './algorithms.ts';
import { equalBytes, toHex } from './bytes.ts';
import { type CertificateExtensions, readExtensions } from './certificate-extensions.ts';
import { type DerFields, fieldsOf, readDer } from './der-reader.ts';
import { contextTag, tags } from './der-tags.ts';
import { readSmall, readTime, readUnsigned } from './der-values.ts';
import { MalformedError } from './malformed.ts';
import { printName } from './names.ts';

/** An X.509 certificate of an SM2 key, signed with SM2 (RFC 5280, GM/T 0015-2012). All bytes are as written. */
export interface Certificate extends CertificateExtensions {
  readonly der: Uint8Array;
  /** The TBSCertificate: what the issuer signed. */
  readonly tbs: Uint8Array;
  /** DER SM2 signature of the issuer. */
  readonly signature: Uint8Array;
  /** Upper-case hex as `openssl x509 -serial` prints it. */
  readonly serialNumber: string;
  /** The INTEGER as written, to be copied into a SignedData. */
  readonly serialDer: Uint8Array;
  /** As `openssl x509 -issuer -nameopt RFC2253,utf8,-esc_msb` prints it. */
  readonly issuerName: string;
  readonly subjectName: string;
  readonly issuerDer: Uint8Array;
  readonly subjectDer: Uint8Array;
  /** 65 bytes, `04‖X‖Y`. */
  readonly publicKey: Uint8Array;
  /** Milliseconds since 1970; both ends belong to the validity. */
  readonly notBefore: number;
  readonly notAfter: number;
}

const versions = { v1: 0, v3: 2 } as const;

function readVersion(fields: DerFields): number {
  const explicit = fields.takeIf(contextTag(0, 'constructed'));
  if (explicit === undefined) return versions.v1;
  const version = readSmall(readDer(explicit.content, tags.integer, 'version'), 'version');
  if (version !== versions.v3) throw new MalformedError('certificate: version');
  return version;
}

function readValidity(fields: DerFields): Pick<Certificate, 'notBefore' | 'notAfter'> {
  const validity = fieldsOf(fields.take(tags.sequence, 'validity'));
  const notBefore = readTime(validity.takeAny('notBefore'));
  const notAfter = readTime(validity.takeAny('notAfter'));
  validity.end('validity');
  return { notBefore, notAfter };
}

/**
 * Reads exactly one certificate. Throws `MalformedError` on anything else: trailing bytes, BER forms, a key that is not
 * SM2, a signature that is not SM2-with-SM3, a negative serial number. Nothing is verified here.
 */
export function parseCertificate(bytes: Uint8Array): Certificate {
  // A copy, so that what was checked cannot change under the caller.
  const der = bytes.slice();
  const outer = readSignedBody(fieldsOf(readDer(der, tags.sequence, 'certificate')), 'certificate');
  const fields = fieldsOf(outer.body);
  const version = readVersion(fields);
  const serial = fields.take(tags.integer, 'serial number');
  const algorithm = fields.take(tags.sequence, 'signature algorithm');
  const issuer = fields.take(tags.sequence, 'issuer');
  const validity = readValidity(fields);
  const subject = fields.take(tags.sequence, 'subject');
  const publicKey = readPublicKeyInfo(fields.take(tags.sequence, 'public key info'));
  const extensions = version === versions.v3 ? fields.takeIf(contextTag(3, 'constructed')) : undefined;
  fields.end('certificate');
  if (!equalBytes(algorithm.der, outer.algorithmDer)) {
    throw new MalformedError('certificate: inner and outer signature algorithm differ');
  }
  return {
    der,
    tbs: outer.body.der,
    signature: outer.signature,
    serialNumber: toHex(readUnsigned(serial, 'serial number')).toUpperCase(),
    serialDer: serial.der,
    issuerName: printName(issuer.der),
    subjectName: printName(subject.der),
    issuerDer: issuer.der,
    subjectDer: subject.der,
    publicKey,
    ...validity,
    ...readExtensions(extensions && readDer(extensions.content, tags.sequence, 'extensions')),
  };
}
