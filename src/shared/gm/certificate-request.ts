import { readPublicKeyInfo, readSignedBody, writePublicKeyInfo, writeSignedBody } from './algorithms.ts';
import { fieldsOf, readDer } from './der-reader.ts';
import { contextTag, tags } from './der-tags.ts';
import { readSmall } from './der-values.ts';
import { writeDer, writeSequence, writeUnsigned } from './der-writer.ts';
import type { Gm, SigningKey } from './load-gm.ts';
import { MalformedError } from './malformed.ts';
import { type NameParts, printName, writeName } from './names.ts';
import { signAndCheck } from './sign-and-check.ts';

/** A PKCS#10 request whose sender was proved to hold the key. */
export interface CertificateRequest {
  readonly der: Uint8Array;
  readonly subjectDer: Uint8Array;
  /** As `openssl req -subject -nameopt RFC2253,utf8,-esc_msb` prints it. */
  readonly subjectName: string;
  /** 65 bytes, `04‖X‖Y`. */
  readonly publicKey: Uint8Array;
}

export interface RequestOrder {
  readonly subject: NameParts;
  readonly key: SigningKey;
}

/** DER CertificationRequest (RFC 2986 §4) without attributes, signed with SM2-with-SM3. */
export function createCertificateRequest(gm: Gm, { subject, key }: RequestOrder): Uint8Array {
  const info = writeSequence(
    writeUnsigned(Uint8Array.of(0)),
    writeName(subject),
    writePublicKeyInfo(key.publicKey),
    // RFC 2986 §4.1: the field is there even when it is empty.
    writeDer(contextTag(0, 'constructed')),
  );
  return writeSignedBody(info, signAndCheck(gm, key, info));
}

/**
 * Reads exactly one request and verifies, over its bytes as written, that the sender holds the key; attributes are not
 * read. Throws `MalformedError` on anything else, a wrong signature included.
 */
export function parseCertificateRequest(gm: Gm, bytes: Uint8Array): CertificateRequest {
  const der = bytes.slice();
  const { body, signature } = readSignedBody(fieldsOf(readDer(der, tags.sequence, 'request')), 'request');
  const fields = fieldsOf(body);
  const version = readSmall(fields.take(tags.integer, 'request: version'), 'request: version');
  if (version !== 0) throw new MalformedError('request: version');
  const subjectDer = fields.take(tags.sequence, 'request: subject').der;
  const publicKey = readPublicKeyInfo(fields.take(tags.sequence, 'request: key'));
  fields.take(contextTag(0, 'constructed'), 'request: attributes');
  fields.end('request');
  if (!gm.verifyingKey(publicKey).verify(body.der, signature)) {
    throw new MalformedError('request: the sender does not hold the key');
  }
  return { der, subjectDer, subjectName: printName(subjectDer), publicKey };
}
