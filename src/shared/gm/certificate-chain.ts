import { equalBytes } from './bytes.ts';
import type { Certificate } from './certificates.ts';
import type { Gm } from './load-gm.ts';
import { MalformedError } from './malformed.ts';

export type ChainProblem =
  | 'issuer_not_found'
  | 'bad_signature'
  | 'not_yet_valid'
  | 'expired'
  | 'not_a_ca'
  | 'path_too_long'
  | 'key_usage'
  | 'unknown_critical_extension';

export type ChainResult =
  | {
      readonly ok: true;
      /** Leaf first, pinned root last. */
      readonly path: readonly Certificate[];
      /** When all certificates of the path are valid together, in milliseconds since 1970, both ends included. */
      readonly validFrom: number;
      readonly validTo: number;
    }
  | {
      readonly ok: false;
      readonly reason: ChainProblem;
      /** The certificate that is at fault; for a signature, the one that carries it. */
      readonly certificate: Certificate;
    };

export interface ChainQuestion {
  readonly leaf: Certificate;
  /** As the sender gave them, in any order; trusted only as far as the root vouches for them. */
  readonly intermediates: readonly Certificate[];
  /** The pinned root: trusted because of its bytes. */
  readonly root: Certificate;
  /** Milliseconds since 1970. */
  readonly at: number;
}

type Found =
  | { readonly path: readonly Certificate[] }
  | { readonly reason: ChainProblem; readonly certificate: Certificate };

/** Longer chains do not exist in the field, and a bound keeps a hostile bundle from costing much. */
const maxCertificates = 6;

function isSignedBy(gm: Gm, certificate: Certificate, issuer: Certificate): boolean {
  try {
    return gm.verifyingKey(issuer.publicKey).verify(certificate.tbs, certificate.signature);
  } catch (error) {
    // An issuer whose key is not on the curve signs nothing.
    if (error instanceof MalformedError) return false;
    throw error;
  }
}

/** Names must agree; key identifiers only where both are there (RFC 5280 §4.2.1.1). */
function mayHaveIssued(issuer: Certificate, certificate: Certificate): boolean {
  if (!equalBytes(issuer.subjectDer, certificate.issuerDer)) return false;
  if (issuer.subjectKeyId === undefined || certificate.authorityKeyId === undefined) return true;
  return equalBytes(issuer.subjectKeyId, certificate.authorityKeyId);
}

/** `below`: how many CAs stand between this one and the leaf. */
function problemOfCa(ca: Certificate, below: number): ChainProblem | undefined {
  if (!ca.isCa) return 'not_a_ca';
  if (!ca.keyUsage?.includes('keyCertSign')) return 'key_usage';
  if (ca.pathLength !== undefined && below > ca.pathLength) return 'path_too_long';
  return undefined;
}

function problemAtTime(certificate: Certificate, at: number): ChainProblem | undefined {
  if (at < certificate.notBefore) return 'not_yet_valid';
  // notAfter names a whole second.
  if (at >= certificate.notAfter + 1000) return 'expired';
  return certificate.unknownCritical.length > 0 ? 'unknown_critical_extension' : undefined;
}

function findPath(gm: Gm, question: ChainQuestion, path: readonly Certificate[]): Found {
  const last = path[path.length - 1] ?? question.leaf;
  if (equalBytes(last.der, question.root.der)) return { path };
  if (path.length >= maxCertificates) return { reason: 'path_too_long', certificate: last };
  const candidates = [question.root, ...question.intermediates].filter(
    candidate => mayHaveIssued(candidate, last) && !path.some(used => equalBytes(used.der, candidate.der)),
  );
  let found: Found = { reason: 'issuer_not_found', certificate: last };
  for (const issuer of candidates) {
    const problem = problemOfCa(issuer, path.length - 1) ?? problemAtTime(issuer, question.at);
    if (problem !== undefined) found = { reason: problem, certificate: issuer };
    else if (!isSignedBy(gm, last, issuer)) found = { reason: 'bad_signature', certificate: last };
    else found = findPath(gm, question, [...path, issuer]);
    if ('path' in found) return found;
  }
  return found;
}

/**
 * Judges a signer's certificate at a given time (RFC 5280 §6.1 as far as this field uses it; revocation is another
 * question): every signature over the bytes as written, names, validity, CA flag, keyCertSign and path length of the
 * issuers, digitalSignature of the leaf, no unknown critical extension, and the path ends in the pinned root byte for
 * byte, whose own signature is checked too. Never throws on what the certificates say.
 */
export function verifyCertificateChain(gm: Gm, question: ChainQuestion): ChainResult {
  const { leaf, root, at } = question;
  const problem = problemAtTime(leaf, at);
  if (problem !== undefined) return { ok: false, reason: problem, certificate: leaf };
  if (!leaf.keyUsage?.includes('digitalSignature'))
    return { ok: false, reason: 'key_usage', certificate: leaf };
  if (!isSignedBy(gm, root, root)) return { ok: false, reason: 'bad_signature', certificate: root };
  const found = findPath(gm, question, [leaf]);
  if ('reason' in found) return { ok: false, ...found };
  return {
    ok: true,
    path: found.path,
    validFrom: Math.max(...found.path.map(certificate => certificate.notBefore)),
    validTo: Math.min(...found.path.map(certificate => certificate.notAfter)),
  };
}
