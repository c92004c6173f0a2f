import type { EpochMs } from '../../../shared/domain/beijing-time.ts';
import { type CertificateRole, certificateRoles } from '../../../shared/domain/certificate-roles.ts';
import type { Certificate } from '../../../shared/gm/certificates.ts';
import { type Issuer, issueCertificate } from '../../../shared/gm/issue-certificate.ts';
import type { Gm } from '../../../shared/gm/load-gm.ts';
import { writeName } from '../../../shared/gm/names.ts';
import { encodePem } from '../../../shared/gm/pem.ts';
import type { KeyFiles } from './key-files.ts';

/** Every subject of the practice platform says what it is; the desk's 练习 mark follows from the root's. */
export const practiceOrganization = '演练平台（练习）PRACTICE';

export interface LeafOrder {
  readonly role: Extract<CertificateRole, 'terminal' | 'invoice'>;
  readonly organization: string;
  readonly terminalId: string;
  /** 65 bytes, proved to be in the requester's hands. */
  readonly publicKey: Uint8Array;
}

/** The SM2 certificate authority: root → issuing CA → the platform's own and the terminals' certificates. */
export interface CertificateAuthority {
  readonly root: Certificate;
  readonly issuing: Certificate;
  /** PEM of the root. */
  readonly rootPem: string;
  /** PEM of root and issuing CA. */
  readonly trustPem: string;
  /** Signs answers and statements. */
  readonly service: Issuer;
  /** Signs supervision signatures 监制签名. */
  readonly supervision: Issuer;
  issue(order: LeafOrder): Certificate;
}

const dayMs = 86_400_000;
const years = (count: number) => count * 366 * dayMs;

interface Deps {
  readonly gm: Gm;
  readonly keys: KeyFiles;
  readonly now: () => EpochMs;
}

export function createCertificateAuthority({ gm, keys, now }: Deps): CertificateAuthority {
  // Clocks of terminals may be behind ours by the tolerance; a day covers it.
  const validity = (length: number) => ({ notBefore: now() - dayMs, notAfter: now() + length });
  const ownName = (CN: string, OU?: string) =>
    writeName({ C: 'CN', O: practiceOrganization, ...(OU === undefined ? {} : { OU }), CN });

  const root = keys.findOrMake('root', (_, privateKey) =>
    issueCertificate(gm, {
      kind: 'root',
      subject: ownName('练习根证书 PRACTICE ROOT'),
      key: gm.signingKey(privateKey),
      ...validity(years(20)),
    }),
  );
  const issuing = keys.findOrMake('issuing', publicKey =>
    issueCertificate(gm, {
      kind: 'ca',
      subject: ownName('练习签发证书 PRACTICE CA'),
      publicKey,
      issuer: root,
      pathLength: 0,
      ...validity(years(15)),
    }),
  );
  const own = (role: 'service' | 'supervision', commonName: string) =>
    keys.findOrMake(role, publicKey =>
      issueCertificate(gm, {
        kind: 'leaf',
        subject: ownName(commonName, certificateRoles[role]),
        publicKey,
        issuer: issuing,
        ...validity(years(10)),
      }),
    );
  const rootPem = encodePem('CERTIFICATE', root.certificate.der);

  return {
    root: root.certificate,
    issuing: issuing.certificate,
    rootPem,
    trustPem: rootPem + encodePem('CERTIFICATE', issuing.certificate.der),
    service: own('service', '练习平台服务 PRACTICE SERVICE'),
    supervision: own('supervision', '练习监制 PRACTICE SUPERVISION'),
    // The subject is ours, not the request's: nobody may ask to be called the platform.
    issue: ({ role, organization, terminalId, publicKey }) =>
      issueCertificate(gm, {
        kind: 'leaf',
        subject: writeName({ C: 'CN', O: organization, OU: certificateRoles[role], CN: terminalId }),
        publicKey,
        issuer: issuing,
        ...validity(years(3)),
      }),
  };
}
