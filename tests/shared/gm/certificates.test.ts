import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate as PeculiarCertificate } from '@peculiar/asn1-x509';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../../src/shared/gm/bytes.ts';
import { verifyCertificateChain } from '../../../src/shared/gm/certificate-chain.ts';
import { parseCertificate } from '../../../src/shared/gm/certificates.ts';
import { tags } from '../../../src/shared/gm/der-tags.ts';
import { writeBits, writeDer, writeOid, writeSequence } from '../../../src/shared/gm/der-writer.ts';
import { issueCertificate } from '../../../src/shared/gm/issue-certificate.ts';
import { loadGm } from '../../../src/shared/gm/load-gm.ts';
import { MalformedError } from '../../../src/shared/gm/malformed.ts';
import { writeName } from '../../../src/shared/gm/names.ts';
import { oids } from '../../../src/shared/gm/oids.ts';
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

describe('reading a certificate', () => {
  it('reads the parts of a signer certificate', () => {
    const leaf = parseCertificate(hex(vectors.leafCertDer));
    expect(leaf).toMatchObject({
      serialNumber: '489C45DB673FC93B27B0F3CC0FA4352E',
      issuerName: 'CN=GM Test Root CA,O=测试根证书 TEST ONLY,C=CN',
      subjectName: 'CN=开票单位（测试）,O=测试单位,C=CN',
      notBefore: Date.parse('2026-11-23T06:26:47Z'),
      isCa: false,
      keyUsage: ['digitalSignature', 'nonRepudiation'],
      unknownCritical: [],
    });
    expect(toHex(leaf.der)).toBe(vectors.leafCertDer);
  });

  it('reads a CA, version 1, and NULL parameters of the signature algorithm', () => {
    expect(parseCertificate(hex(vectors.caCertDer))).toMatchObject({
      isCa: true,
      keyUsage: ['keyCertSign', 'cRLSign'],
    });
    expect(parseCertificate(hex(vectors.openssl.leafCertDer))).toMatchObject({
      isCa: false,
      keyUsage: undefined,
    });
    expect(parseCertificate(hex(vectors.leafCertNullParamsDer)).subjectName).toContain('测试');
  });

  it('refuses trailing and missing bytes', () => {
    const der = hex(vectors.leafCertDer);
    expect(() => parseCertificate(Uint8Array.of(...der, 0))).toThrow(MalformedError);
    for (let length = 0; length < der.length; length++) {
      expect(() => parseCertificate(der.subarray(0, length))).toThrow(MalformedError);
    }
  });

  it('refuses or distrusts a certificate with any byte changed', () => {
    const { leaf, ca, root } = pki;
    for (let at = 0; at < leaf.der.length; at++) {
      const changed = leaf.der.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x01;
      let trusted: boolean;
      try {
        const question = { leaf: parseCertificate(changed), intermediates: [ca], root, at: during };
        trusted = verifyCertificateChain(gm, question).ok;
      } catch (error) {
        expect(error).toBeInstanceOf(MalformedError);
        trusted = false;
      }
      expect(trusted, `byte ${at}`).toBe(false);
    }
  });
});

describe('the two statements of the signature algorithm', () => {
  it('must be the same bytes', () => {
    const { tbs, signature } = pki.leaf;
    const withNull = writeSequence(writeOid(oids.sm2WithSm3), writeDer(tags.null));
    const mixed = writeSequence(tbs, withNull, writeBits(signature));
    expect(() => parseCertificate(mixed)).toThrow('inner and outer');
  });
});

describe('issuing a certificate', () => {
  it('writes bytes that an independent library reads and writes again unchanged', () => {
    for (const { der } of [pki.root, pki.ca, pki.leaf]) {
      const theirs = AsnConvert.parse(der.slice().buffer, PeculiarCertificate);
      expect(toHex(new Uint8Array(AsnConvert.serialize(theirs)))).toBe(toHex(der));
    }
  });

  it('gives 16 random bytes as serial number, positive and never shortened', () => {
    for (const { serialNumber } of [pki.root, pki.ca, pki.leaf])
      expect(serialNumber).toMatch(/^[4-7][0-9A-F]{31}$/);
    expect(pki.root.serialNumber).not.toBe(pki.ca.serialNumber);
  });

  it('links the key identifiers', () => {
    expect(pki.leaf.authorityKeyId).toEqual(pki.ca.subjectKeyId);
    expect(pki.ca.authorityKeyId).toEqual(pki.root.subjectKeyId);
    expect(pki.ca.pathLength).toBe(0);
  });

  it('writes years after 2049', () => {
    const [notBefore, notAfter] = [Date.parse('2049-12-31T23:59:59Z'), Date.parse('2050-01-01T00:00:00Z')];
    const subject = writeName({ CN: '长期' });
    const root = issueCertificate(gm, { kind: 'root', key: pki.rootKey, subject, notBefore, notAfter });
    expect(root).toMatchObject({ notBefore, notAfter });
  });

  it('refuses a key that is not the issuing certificate’s, a key off the curve, and an empty validity', () => {
    const order = {
      kind: 'leaf',
      subject: writeName({ CN: '甲' }),
      publicKey: pki.leafKey.publicKey,
      issuer: { certificate: pki.ca, key: pki.caKey },
      notBefore: during,
      notAfter: during,
    } as const;
    const foreign = { certificate: pki.ca, key: pki.rootKey };
    expect(issueCertificate(gm, order).subjectName).toBe('CN=甲');
    expect(() => issueCertificate(gm, { ...order, issuer: foreign })).toThrow('does not belong');
    expect(() => issueCertificate(gm, { ...order, publicKey: new Uint8Array(65) })).toThrow(MalformedError);
    expect(() => issueCertificate(gm, { ...order, notBefore: during + 1 })).toThrow('end before');
  });
});
