import type { EpochMs } from '../../../shared/domain/beijing-time.ts';
import type { Issuer } from '../../../shared/gm/issue-certificate.ts';
import type { Gm } from '../../../shared/gm/load-gm.ts';
import { signAndCheck } from '../../../shared/gm/sign-and-check.ts';
import { composeSignature, supervisedBytes } from '../../../shared/proof/invoice-signature.ts';

interface Supervisor {
  readonly gm: Gm;
  readonly supervision: Issuer;
}

/** 监制签名 over the unit-signed bytes ‖ the unit's `<Signature>` element as written: the platform's `<Signature>`. */
export function supervise(
  { gm, supervision: { certificate, key } }: Supervisor,
  invoice: { readonly signedBytes: Uint8Array; readonly signature: Uint8Array },
  at: EpochMs,
): Uint8Array {
  return composeSignature(supervisedBytes(invoice.signedBytes, invoice.signature), {
    id: 'supervision',
    certificate,
    sign: content => signAndCheck(gm, key, content),
    at,
  });
}
