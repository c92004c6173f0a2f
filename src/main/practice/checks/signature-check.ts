import { signatureTime } from '../../../shared/domain/beijing-time.ts';
import { readSignatureElement } from '../../../shared/domain/signature-element.ts';
import { equalBytes, fromBase64, fromUtf8, toHex } from '../../../shared/gm/bytes.ts';
import { type ChainResult, verifyCertificateChain } from '../../../shared/gm/certificate-chain.ts';
import type { Certificate } from '../../../shared/gm/certificates.ts';
import type { Gm } from '../../../shared/gm/load-gm.ts';
import { MalformedError } from '../../../shared/gm/malformed.ts';
import { verifySignedData } from '../../../shared/gm/signed-data.ts';
import type { CertificateAuthority } from '../authority/certificate-authority.ts';
import { type Finding, finding } from './finding.ts';
import { issuedAt, type Submission } from './submission.ts';

export type SignatureCheck = (submission: Submission) => Finding | undefined;

interface Deps {
  readonly gm: Gm;
  readonly authority: Pick<CertificateAuthority, 'root' | 'issuing'>;
}

/**
 * The unit's signature: a detached SignedData over exactly the signed bytes, by this terminal's invoice certificate,
 * valid at the moment of issue, with KeyInfo and SignatureTime that say the same. Any fault is a refusal.
 */
export function createSignatureCheck({ gm, authority }: Deps): SignatureCheck {
  const isTrusted = createTrust(gm, authority);

  return submission => {
    const element = readElement(submission.signature);
    if (element === undefined) return finding('signature_malformed', '签名元素的写法不对');
    const value = decode(element.value);
    if (value === undefined) return finding('signature_malformed', '签名值不是规范的 Base64');
    const verified = verifySignedData(gm, submission.signedBytes, value);
    if (!verified.ok) return finding('signature_invalid', `单位签名验证不通过（${verified.reason}）`);
    const { signer } = verified;
    if (!equalBytes(signer.der, submission.terminal.invoiceCertificate))
      return finding('certificate_foreign', '签名用的不是这台终端的开票证书');
    if (element.serialNumber !== signer.serialNumber || element.issuerName !== signer.issuerName)
      return finding('key_info_mismatch', 'KeyInfo 与签名证书不一致');
    const at = issuedAt(submission);
    if (!isTrusted(signer, at)) return finding('certificate_invalid', '开票证书在开票时不在有效期内');
    if (element.time !== signatureTime(at))
      return finding('signature_time_mismatch', '签名时间与开票时间不一致');
    return undefined;
  };
}

/** Chains are verified once a certificate; afterwards only the time is compared. */
function createTrust(gm: Gm, { root, issuing }: Deps['authority']) {
  const known = new Map<string, Extract<ChainResult, { ok: true }>>();
  return (leaf: Certificate, at: number): boolean => {
    const name = toHex(gm.sm3(leaf.der));
    const chain = known.get(name);
    if (chain !== undefined && chain.validFrom <= at && at < chain.validTo + 1000) return true;
    const result = verifyCertificateChain(gm, { leaf, intermediates: [issuing], root, at });
    if (result.ok) known.set(name, result);
    return result.ok;
  };
}

function readElement(bytes: Uint8Array) {
  try {
    const element = readSignatureElement(fromUtf8(bytes));
    return element?.id === 'unit' ? element : undefined;
  } catch (cause) {
    if (cause instanceof MalformedError) return undefined;
    throw cause;
  }
}

function decode(text: string): Uint8Array | undefined {
  try {
    return fromBase64(text);
  } catch (cause) {
    if (cause instanceof MalformedError) return undefined;
    throw cause;
  }
}
