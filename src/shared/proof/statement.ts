import { fromBase64 } from '../gm/bytes.ts';
import { type Certificate, parseCertificate } from '../gm/certificates.ts';
import type { Gm } from '../gm/load-gm.ts';
import { MalformedError } from '../gm/malformed.ts';
import type { TrustJudge } from './trust.ts';

/** A signed statement as it travels: three base64 strings. */
export interface StatementText {
  readonly payload: string;
  readonly signature: string;
  readonly certificate: string;
}

export interface StatementBytes {
  /** JSON, exactly these bytes are signed. */
  readonly payload: Uint8Array;
  /** DER SM2. */
  readonly signature: Uint8Array;
  readonly certificate: Uint8Array;
}

export type StatementProblem = 'malformed' | 'signature' | 'chain' | 'role';

/** Throws `MalformedError` where a part is not base64. */
export function statementBytes(text: StatementText): StatementBytes {
  return {
    payload: fromBase64(text.payload),
    signature: fromBase64(text.signature),
    certificate: fromBase64(text.certificate),
  };
}

/** `undefined` when the payload was signed by the platform, under the pinned root. */
export function statementProblem(
  gm: Gm,
  judge: TrustJudge,
  /** `at`: when it was signed, milliseconds since 1970. */
  statement: StatementBytes & { readonly at: number },
): StatementProblem | undefined {
  const certificate = readCertificate(statement.certificate);
  if (certificate === undefined) return 'malformed';
  if (!gm.verifyingKey(certificate.publicKey).verify(statement.payload, statement.signature))
    return 'signature';
  return judge.problemOf({ certificate, role: 'service', at: statement.at });
}

function readCertificate(der: Uint8Array): Certificate | undefined {
  try {
    return parseCertificate(der);
  } catch (cause) {
    if (cause instanceof MalformedError) return undefined;
    throw cause;
  }
}
