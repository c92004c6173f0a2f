import type { EpochMs } from '../../../shared/domain/beijing-time.ts';
import { writeSignatureElement } from '../../../shared/domain/signature-element.ts';
import { concatBytes, toBase64, utf8 } from '../../../shared/gm/bytes.ts';
import type { Issuer } from '../../../shared/gm/issue-certificate.ts';
import type { Gm } from '../../../shared/gm/load-gm.ts';
import { signAndCheck } from '../../../shared/gm/sign-and-check.ts';
import { createSignedData } from '../../../shared/gm/signed-data.ts';

/** 监制签名 over the unit-signed bytes ‖ the unit's `<Signature>` element as written: the platform's `<Signature>`. */
export function supervise(
  { gm, supervision }: { readonly gm: Gm; readonly supervision: Issuer },
  invoice: { readonly signedBytes: Uint8Array; readonly signature: Uint8Array },
  at: EpochMs,
): Uint8Array {
  const { certificate, key } = supervision;
  const signature = signAndCheck(gm, key, concatBytes(invoice.signedBytes, invoice.signature));
  return utf8(
    writeSignatureElement({
      id: 'supervision',
      at,
      value: toBase64(createSignedData(signature, certificate)),
      serialNumber: certificate.serialNumber,
      issuerName: certificate.issuerName,
    }),
  );
}
