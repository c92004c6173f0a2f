import type { Certificate } from '../../src/shared/gm/certificates.ts';
import { issueCertificate } from '../../src/shared/gm/issue-certificate.ts';
import type { Gm, SigningKey } from '../../src/shared/gm/load-gm.ts';
import { writeName } from '../../src/shared/gm/names.ts';

const validity = {
  notBefore: Date.parse('2026-01-01T00:00:00Z'),
  notAfter: Date.parse('2036-01-01T00:00:00Z'),
};
export const during = Date.parse('2026-11-24T00:00:00Z');

export interface TestPki {
  readonly root: Certificate;
  readonly rootKey: SigningKey;
  readonly ca: Certificate;
  readonly caKey: SigningKey;
  readonly leaf: Certificate;
  readonly leafKey: SigningKey;
}

/** A root, a CA under it and a signer under that, all valid from 2026 to 2036. */
export function createTestPki(gm: Gm): TestPki {
  const newKey = () => gm.signingKey(gm.generatePrivateKey());
  const [rootKey, caKey, leafKey] = [newKey(), newKey(), newKey()];
  const root = issueCertificate(gm, {
    kind: 'root',
    key: rootKey,
    subject: writeName({ C: 'CN', O: '演练省财政厅', CN: '演练根' }),
    ...validity,
  });
  const ca = issueCertificate(gm, {
    kind: 'ca',
    publicKey: caKey.publicKey,
    pathLength: 0,
    issuer: { certificate: root, key: rootKey },
    subject: writeName({ C: 'CN', O: '演练省财政厅', CN: '演练签发' }),
    ...validity,
  });
  const leaf = issueCertificate(gm, {
    kind: 'leaf',
    publicKey: leafKey.publicKey,
    issuer: { certificate: ca, key: caKey },
    subject: writeName({ C: 'CN', O: '市第一人民医院', OU: '收费处', CN: '开票单位' }),
    ...validity,
  });
  return { root, rootKey, ca, caKey, leaf, leafKey };
}
