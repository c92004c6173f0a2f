import { canonicalJson, type JsonValue } from '../../../shared/domain/canonical-json.ts';
import { toBase64, utf8 } from '../../../shared/gm/bytes.ts';
import type { Issuer } from '../../../shared/gm/issue-certificate.ts';
import type { Gm } from '../../../shared/gm/load-gm.ts';
import { signAndCheck } from '../../../shared/gm/sign-and-check.ts';
import type { SignedStatement } from '../../../shared/protocol/statement.ts';

/** A signed statement as it is stored: the JSON bytes, the DER signature over exactly them, the DER certificate. */
export interface StatementBytes {
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
  readonly certificate: Uint8Array;
}

/** Signs what the platform will be held to: heads, grants, catalogues. */
export type StatementSigner = (payload: JsonValue) => StatementBytes;

export function createStatementSigner(gm: Gm, { certificate, key }: Issuer): StatementSigner {
  return value => {
    const payload = utf8(canonicalJson(value));
    return { payload, signature: signAndCheck(gm, key, payload), certificate: certificate.der };
  };
}

export function statementOnWire({ payload, signature, certificate }: StatementBytes): SignedStatement {
  return {
    payload: toBase64(payload),
    signature: toBase64(signature),
    certificate: toBase64(certificate),
  };
}
