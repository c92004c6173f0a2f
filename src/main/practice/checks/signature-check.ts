import { equalBytes } from '../../../shared/gm/bytes.ts';
import type { Gm } from '../../../shared/gm/load-gm.ts';
import { checkSignature, type SignatureProblem } from '../../../shared/proof/invoice-signature.ts';
import { createTrustJudge } from '../../../shared/proof/trust.ts';
import type { CertificateAuthority } from '../authority/certificate-authority.ts';
import { type Finding, finding } from './finding.ts';
import { issuedAt, type Submission } from './submission.ts';

export type SignatureFinding = (submission: Submission) => Finding | undefined;

interface Deps {
  readonly gm: Gm;
  readonly authority: Pick<CertificateAuthority, 'root' | 'issuing'>;
}

const findings: Readonly<Record<SignatureProblem, Finding>> = {
  malformed: finding('signature_malformed', '签名元素或签名数据的写法不对'),
  key_info: finding('key_info_mismatch', 'KeyInfo 与签名证书不一致'),
  signature: finding('signature_invalid', '单位签名验证不通过'),
  chain: finding('certificate_invalid', '签名证书不是本平台签发的，或开票时不在有效期内'),
  role: finding('certificate_invalid', '签名证书不是开票证书'),
};

/**
 * The unit's signature: a detached SignedData over exactly the signed bytes, by this terminal's invoice certificate,
 * valid at the moment of issue, with KeyInfo and SignatureTime that say the same. Any fault is a refusal.
 */
export function createSignatureFinding({ gm, authority }: Deps): SignatureFinding {
  const judge = createTrustJudge(gm, { root: authority.root, intermediates: [authority.issuing] });

  return submission => {
    const { terminal, signedBytes: content, signature: element } = submission;
    const checked = checkSignature(gm, judge, { id: 'unit', content, element });
    if (!checked.ok) return findings[checked.reason];
    if (!equalBytes(checked.signer.der, terminal.invoiceCertificate))
      return finding('certificate_foreign', '签名用的不是这台终端的开票证书');
    if (checked.at !== issuedAt(submission))
      return finding('signature_time_mismatch', '签名时间与开票时间不一致');
    return undefined;
  };
}
