import { writeAlgorithm, writePublicKeyInfo, writeSignedBody } from './algorithms.ts';
import { equalBytes } from './bytes.ts';
import { type KeyUsage, writeExtensions } from './certificate-extensions.ts';
import { type Certificate, parseCertificate } from './certificates.ts';
import { contextTag } from './der-tags.ts';
import { writeDer, writeSequence, writeTime, writeUnsigned } from './der-writer.ts';
import type { Gm, SigningKey } from './load-gm.ts';
import { oids } from './oids.ts';
import { signAndCheck } from './sign-and-check.ts';

export interface Issuer {
  readonly certificate: Certificate;
  readonly key: SigningKey;
}

interface Wanted {
  /** DER Name: from `writeName`, or from a request as written there. */
  readonly subject: Uint8Array;
  /** Milliseconds since 1970; cut to whole seconds. */
  readonly notBefore: number;
  readonly notAfter: number;
}

export type CertificateOrder = Wanted &
  (
    | { readonly kind: 'root'; readonly key: SigningKey }
    | {
        readonly kind: 'ca';
        readonly publicKey: Uint8Array;
        readonly issuer: Issuer;
        readonly pathLength?: number;
      }
    | { readonly kind: 'leaf'; readonly publicKey: Uint8Array; readonly issuer: Issuer }
  );

const caUsage: readonly KeyUsage[] = ['keyCertSign', 'cRLSign'];
const leafUsage: readonly KeyUsage[] = ['digitalSignature', 'nonRepudiation'];

/** 16 random bytes, positive and never with a leading zero (RFC 5280 §4.1.2.2 asks for at most 20). */
function randomSerial(): Uint8Array {
  const serial = crypto.getRandomValues(new Uint8Array(16));
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  return serial;
}

/** RFC 5280 §4.2.1.2 leaves the method open; this is SM3 of the key, cut to the usual 20 bytes. */
const keyIdOf = (gm: Gm, publicKey: Uint8Array) => gm.sm3(publicKey).subarray(0, 20);

/**
 * Issues an X.509 v3 certificate: a self-signed root, a CA, or a leaf that signs. Throws `MalformedError` where the
 * public key is not on the curve, and Error where the issuer's key is not the one in its certificate or the validity is
 * empty.
 */
export function issueCertificate(gm: Gm, order: CertificateOrder): Certificate {
  const key = order.kind === 'root' ? order.key : order.issuer.key;
  const issuer = order.kind === 'root' ? undefined : order.issuer.certificate;
  const publicKey = order.kind === 'root' ? order.key.publicKey : order.publicKey;
  gm.verifyingKey(publicKey);
  if (issuer !== undefined && !equalBytes(issuer.publicKey, key.publicKey)) {
    throw new Error('the issuing key does not belong to the issuing certificate');
  }
  if (order.notBefore > order.notAfter) throw new Error('a certificate cannot end before it starts');

  const pathLength = order.kind === 'ca' ? order.pathLength : undefined;
  const tbs = writeSequence(
    writeDer(contextTag(0, 'constructed'), writeUnsigned(Uint8Array.of(2))),
    writeUnsigned(randomSerial()),
    writeAlgorithm(oids.sm2WithSm3),
    issuer?.subjectDer ?? order.subject,
    writeSequence(writeTime(order.notBefore), writeTime(order.notAfter)),
    order.subject,
    writePublicKeyInfo(publicKey),
    writeDer(
      contextTag(3, 'constructed'),
      writeExtensions({
        ca: order.kind === 'leaf' ? undefined : pathLength === undefined ? {} : { pathLength },
        keyUsage: order.kind === 'leaf' ? leafUsage : caUsage,
        subjectKeyId: keyIdOf(gm, publicKey),
        authorityKeyId: issuer?.subjectKeyId ?? keyIdOf(gm, key.publicKey),
      }),
    ),
  );
  return parseCertificate(writeSignedBody(tbs, signAndCheck(gm, key, tbs)));
}
