import { parseBeijingIso } from '../domain/beijing-time.ts';
import type { CertificateRole } from '../domain/certificate-roles.ts';
import { readSignatureElement, writeSignatureElement } from '../domain/signature-element.ts';
import { concatBytes, fromBase64, fromUtf8, toBase64, utf8 } from '../gm/bytes.ts';
import type { Certificate } from '../gm/certificates.ts';
import type { Gm } from '../gm/load-gm.ts';
import { MalformedError } from '../gm/malformed.ts';
import { createSignedData, verifySignedData } from '../gm/signed-data.ts';
import type { TrustJudge } from './trust.ts';

type SignatureId = 'unit' | 'supervision';

const roles: Readonly<Record<SignatureId, CertificateRole>> = {
  unit: 'invoice',
  supervision: 'supervision',
};

export interface SigningParts {
  readonly id: SignatureId;
  readonly certificate: Certificate;
  /** DER SM2 signature of exactly these bytes. */
  readonly sign: (content: Uint8Array) => Uint8Array;
  /** Milliseconds since 1970; floored to the second in `SignatureTime`. */
  readonly at: number;
}

/** Signs `content` and writes the `<Signature>` element, UTF-8: DETACH, SignedData with the leaf inside. */
export function composeSignature(
  content: Uint8Array,
  { id, certificate, sign, at }: SigningParts,
): Uint8Array {
  const value = toBase64(createSignedData(sign(content), certificate));
  return utf8(
    writeSignatureElement({
      id,
      at,
      value,
      serialNumber: certificate.serialNumber,
      issuerName: certificate.issuerName,
    }),
  );
}

/** What the platform signs: the unit-signed bytes followed by the unit's `<Signature>` element as written. */
export function supervisedBytes(signedBytes: Uint8Array, unitSignature: Uint8Array): Uint8Array {
  return concatBytes(signedBytes, unitSignature);
}

export type SignatureProblem = 'malformed' | 'key_info' | 'signature' | 'chain' | 'role';

export type SignatureCheck =
  | { readonly ok: true; readonly signer: Certificate; readonly at: number }
  | { readonly ok: false; readonly reason: SignatureProblem };

export interface SignatureQuestion {
  readonly id: SignatureId;
  readonly content: Uint8Array;
  /** The `<Signature>` element as written. */
  readonly element: Uint8Array;
}

/** Checks a `<Signature>` element over `content`: form, KeyInfo, SM2 signature, chain and role at `SignatureTime`. */
export function checkSignature(gm: Gm, judge: TrustJudge, question: SignatureQuestion): SignatureCheck {
  const element = readElement(question.element);
  if (element?.id !== question.id) return { ok: false, reason: 'malformed' };
  const at = timeOf(element.time);
  const value = readBase64(element.value);
  if (at === undefined || value === undefined) return { ok: false, reason: 'malformed' };
  const verified = verifySignedData(gm, question.content, value);
  if (!verified.ok) return { ok: false, reason: verified.reason === 'malformed' ? 'malformed' : 'signature' };
  const { signer } = verified;
  if (signer.serialNumber !== element.serialNumber || signer.issuerName !== element.issuerName)
    return { ok: false, reason: 'key_info' };
  const problem = judge.problemOf({ certificate: signer, role: roles[question.id], at });
  return problem === undefined ? { ok: true, signer, at } : { ok: false, reason: problem };
}

function readElement(bytes: Uint8Array): ReturnType<typeof readSignatureElement> {
  return attempt(() => readSignatureElement(fromUtf8(bytes)));
}

function readBase64(text: string): Uint8Array | undefined {
  return attempt(() => fromBase64(text));
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof MalformedError) return undefined;
    throw cause;
  }
}

/** `yyyyMMddHHmmss`, Beijing time. */
function timeOf(text: string): number | undefined {
  const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
  return parseBeijingIso(`${y}-${mo}-${d}T${h}:${mi}:${s}+08:00`);
}
