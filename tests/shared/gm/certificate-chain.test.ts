import { describe, expect, it } from 'vitest';
import { writeSignedBody } from '../../../src/shared/gm/algorithms.ts';
import { toHex } from '../../../src/shared/gm/bytes.ts';
import { type ChainQuestion, verifyCertificateChain } from '../../../src/shared/gm/certificate-chain.ts';
import { type Certificate, parseCertificate } from '../../../src/shared/gm/certificates.ts';
import { issueCertificate } from '../../../src/shared/gm/issue-certificate.ts';
import { loadGm, type SigningKey } from '../../../src/shared/gm/load-gm.ts';
import { writeName } from '../../../src/shared/gm/names.ts';
import { createTestPki, during } from '../../support/test-pki.ts';
import { hex, readVectors } from '../../support/vectors.ts';

const vectors = readVectors<{
  caCertDer: string;
  leafCertDer: string;
  leafCertNullParamsDer: string;
  openssl: { caCertDer: string; leafCertDer: string };
}>('x509-cms.json');
const gm = await loadGm();
const pki = createTestPki(gm);
const good: ChainQuestion = { leaf: pki.leaf, intermediates: [pki.ca], root: pki.root, at: during };

function reason(changes: Partial<ChainQuestion>): string {
  const result = verifyCertificateChain(gm, { ...good, ...changes });
  return result.ok ? 'ok' : result.reason;
}

const order = { notBefore: pki.root.notBefore, notAfter: pki.root.notAfter };
const leafUnder = (certificate: Certificate, key: SigningKey) =>
  issueCertificate(gm, {
    ...order,
    kind: 'leaf',
    subject: writeName({ CN: '乙' }),
    publicKey: pki.leafKey.publicKey,
    issuer: { certificate, key },
  });

/** The certificate with some bytes of its body replaced by as many others, signed anew. */
function resigned({ tbs }: Certificate, key: SigningKey, [from, to]: readonly [string, string]): Certificate {
  const text = toHex(tbs);
  expect(text.split(from)).toHaveLength(2);
  const body = hex(text.replace(from, to));
  return parseCertificate(writeSignedBody(body, key.sign(body)));
}

describe('a chain that is trusted', () => {
  it('runs from the leaf to the pinned root, whatever else was sent along', () => {
    const other = createTestPki(gm);
    const result = verifyCertificateChain(gm, {
      ...good,
      intermediates: [other.root, other.ca, pki.root, pki.ca],
    });
    expect(result).toMatchObject({ ok: true, validFrom: pki.leaf.notBefore, validTo: pki.leaf.notAfter });
    expect(result.ok && result.path.map(certificate => certificate.subjectName.split(',')[0])).toEqual([
      'CN=开票单位',
      'CN=演练签发',
      'CN=演练根',
    ]);
  });

  it('is found under a root made elsewhere, NULL parameters included', () => {
    const root = parseCertificate(hex(vectors.caCertDer));
    const at = Date.parse('2027-01-01T00:00:00Z');
    for (const der of [vectors.leafCertDer, vectors.leafCertNullParamsDer]) {
      expect(reason({ leaf: parseCertificate(hex(der)), intermediates: [], root, at })).toBe('ok');
    }
  });

  it('holds in the first and in the last second of the validity, not before or after', () => {
    expect(reason({ at: pki.leaf.notBefore })).toBe('ok');
    expect(reason({ at: pki.leaf.notBefore - 1 })).toBe('not_yet_valid');
    expect(reason({ at: pki.leaf.notAfter + 999 })).toBe('ok');
    expect(reason({ at: pki.leaf.notAfter + 1000 })).toBe('expired');
  });
});

describe('a chain that is refused', () => {
  it('says when no issuer is there', () => {
    expect(reason({ intermediates: [] })).toBe('issuer_not_found');
  });

  it('does not take a root of the same name for the pinned one', () => {
    const other = createTestPki(gm);
    expect(reason({ root: other.root })).not.toBe('ok');
    expect(reason({ leaf: other.leaf, intermediates: [other.ca, other.root] })).not.toBe('ok');
  });

  it('checks the root’s own signature', () => {
    const der = pki.root.der.slice();
    der[der.length - 1] = (der[der.length - 1] ?? 0) ^ 1;
    expect(reason({ root: parseCertificate(der) })).toBe('bad_signature');
  });

  it('refuses an issuer that is no CA', () => {
    expect(reason({ leaf: leafUnder(pki.leaf, pki.leafKey), intermediates: [pki.leaf, pki.ca] })).toBe(
      'not_a_ca',
    );
  });

  it('refuses a signature by another key under the right name', () => {
    const [key] = [gm.signingKey(gm.generatePrivateKey())];
    const forged = parseCertificate(writeSignedBody(pki.leaf.tbs, key.sign(pki.leaf.tbs)));
    expect(reason({ leaf: forged })).toBe('bad_signature');
  });

  it('refuses a CA below one that allows none', () => {
    const key = gm.signingKey(gm.generatePrivateKey());
    const lower = issueCertificate(gm, {
      ...order,
      kind: 'ca',
      subject: writeName({ CN: '下级' }),
      publicKey: key.publicKey,
      issuer: { certificate: pki.ca, key: pki.caKey },
    });
    expect(reason({ leaf: leafUnder(lower, key), intermediates: [lower, pki.ca] })).toBe('path_too_long');
  });

  it('refuses a CA without keyCertSign', () => {
    const mute = resigned(pki.ca, pki.rootKey, ['03020106', '03020102']);
    expect(mute.keyUsage).toEqual(['cRLSign']);
    expect(reason({ intermediates: [mute] })).toBe('key_usage');
  });

  it('refuses a leaf without digitalSignature, and one that does not say', () => {
    expect(reason({ leaf: resigned(pki.leaf, pki.caKey, ['030206c0', '03020640']) })).toBe('key_usage');
    const { openssl } = vectors;
    const silent = parseCertificate(hex(openssl.leafCertDer));
    const root = parseCertificate(hex(openssl.caCertDer));
    expect(reason({ leaf: silent, root, intermediates: [], at: silent.notBefore })).toBe('key_usage');
  });

  it('refuses a critical extension that it does not know', () => {
    const { leaf } = pki;
    const strange = resigned(leaf, pki.caKey, ['0603551d130101ff', '0603551d630101ff']);
    expect(strange.unknownCritical).toEqual(['2.5.29.99']);
    expect(reason({ leaf: strange })).toBe('unknown_critical_extension');
  });

  it('refuses an issuer that has expired', () => {
    const short = issueCertificate(gm, {
      kind: 'ca',
      subject: pki.ca.subjectDer,
      publicKey: pki.caKey.publicKey,
      issuer: { certificate: pki.root, key: pki.rootKey },
      notBefore: pki.root.notBefore,
      notAfter: during - 1000,
    });
    expect(reason({ intermediates: [short] })).toBe('expired');
    expect(reason({ intermediates: [short, pki.ca] })).toBe('ok');
  });
});
