import { describe, expect, it } from 'vitest';
import { fromHex, toHex, utf8 } from '../../../src/shared/gm/bytes.ts';
import { verifyCertificateChain } from '../../../src/shared/gm/certificate-chain.ts';
import { parseCertificate } from '../../../src/shared/gm/certificates.ts';
import { contextTag, tags } from '../../../src/shared/gm/der-tags.ts';
import { writeDer, writeOid, writeSequence, writeUnsigned } from '../../../src/shared/gm/der-writer.ts';
import { loadGm } from '../../../src/shared/gm/load-gm.ts';
import { MalformedError } from '../../../src/shared/gm/malformed.ts';
import { oids } from '../../../src/shared/gm/oids.ts';
import { createSignedData, parseSignedData, verifySignedData } from '../../../src/shared/gm/signed-data.ts';
import { createTestPki, during } from '../../support/test-pki.ts';
import { hex, readVectors } from '../../support/vectors.ts';

const { leafCertDer, detached, openssl } = readVectors<{
  leafCertDer: string;
  openssl: { leafCertDer: string };
  detached: {
    contentUtf8: string;
    gmt0010Der: string;
    gmt0010NoCertDer: string;
    pkcs7OidsDer: string;
    mustRejectNoZDer: string;
  };
}>('x509-cms.json');
const gm = await loadGm();
const pki = createTestPki(gm);
const content = utf8('<Header>财政</Header><EInvoiceData/>');
const signed = createSignedData(pki.leafKey.sign(content), pki.leaf);

describe('GB/T 35275-2017 detached SignedData made elsewhere', () => {
  const theirs = utf8(detached.contentUtf8);
  const bare = fromHex(detached.gmt0010NoCertDer);

  it('verifies with GM and with PKCS#7 OIDs', () => {
    for (const der of [detached.gmt0010Der, detached.pkcs7OidsDer]) {
      const result = verifySignedData(gm, theirs, hex(der));
      expect(result.ok && toHex(result.signer.der)).toBe(leafCertDer);
    }
    expect(parseSignedData(hex(detached.pkcs7OidsDer)).family).toBe('pkcs7');
  });

  it('verifies without a certificate inside only once the signer’s is given', () => {
    const leaf = parseCertificate(hex(leafCertDer));
    expect(verifySignedData(gm, theirs, bare)).toEqual({ ok: false, reason: 'signer_certificate_missing' });
    expect(verifySignedData(gm, theirs, { ...parseSignedData(bare), certificates: [leaf] }).ok).toBe(true);
    expect(verifySignedData(gm, theirs, { ...parseSignedData(bare), certificates: [pki.leaf] }).ok).toBe(
      false,
    );
  });

  it('is refused where SM3 was taken without Z, which openssl cms accepts', () => {
    expect(verifySignedData(gm, theirs, hex(detached.mustRejectNoZDer))).toEqual({
      ok: false,
      reason: 'bad_signature',
    });
  });
});

describe('our own SignedData', () => {
  it('verifies, names its signer, and is written with GM OIDs', () => {
    expect(verifySignedData(gm, content, signed)).toMatchObject({ ok: true, signer: { der: pki.leaf.der } });
    expect(parseSignedData(signed)).toMatchObject({ family: 'gm', serialNumber: pki.leaf.serialNumber });
    expect(toHex(signed)).toContain(toHex(writeOid(oids.sm2Signature)));
  });

  it('is written as the vector is', () => {
    const { signature } = parseSignedData(hex(detached.gmt0010Der));
    const again = createSignedData(signature, parseCertificate(hex(leafCertDer)));
    expect(toHex(again)).toBe(detached.gmt0010Der);
  });

  it('is refused with one byte more or less, or other content', () => {
    expect(verifySignedData(gm, Uint8Array.of(...content, 0), signed).ok).toBe(false);
    expect(verifySignedData(gm, content, Uint8Array.of(...signed, 0))).toMatchObject({ reason: 'malformed' });
    for (let length = 0; length < signed.length; length += 7) {
      expect(verifySignedData(gm, content, signed.subarray(0, length))).toMatchObject({
        reason: 'malformed',
      });
    }
  });

  it('is refused, by itself or by its chain, with any byte changed', () => {
    const { ca, root } = pki;
    for (let at = 0; at < signed.length; at++) {
      const changed = signed.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x01;
      const result = verifySignedData(gm, content, changed);
      const trusted =
        result.ok &&
        verifyCertificateChain(gm, { leaf: result.signer, intermediates: [ca], root, at: during }).ok;
      expect(trusted, `byte ${at}`).toBe(false);
    }
  });

  it('is refused where the signer’s certificate is not for signatures', () => {
    const version1 = parseCertificate(hex(openssl.leafCertDer));
    const claimed = createSignedData(pki.leafKey.sign(content), version1);
    expect(verifySignedData(gm, content, claimed)).toEqual({ ok: false, reason: 'key_usage' });
    const byCa = createSignedData(pki.caKey.sign(content), pki.ca);
    expect(verifySignedData(gm, content, byCa)).toEqual({ ok: false, reason: 'key_usage' });
  });
});

interface Shape {
  readonly outerOid: string;
  readonly dataOid: string;
  readonly digestOid: string;
  readonly signatureOid: string;
  readonly version: number;
  readonly inContent: readonly Uint8Array[];
  readonly beforeSignature: readonly Uint8Array[];
  readonly afterSignature: readonly Uint8Array[];
  readonly afterCertificates: readonly Uint8Array[];
  readonly signers: number;
}

const asMade: Shape = {
  outerOid: oids.gmSignedData,
  dataOid: oids.gmData,
  digestOid: oids.sm3,
  signatureOid: oids.sm2Signature,
  version: 1,
  inContent: [],
  beforeSignature: [],
  afterSignature: [],
  afterCertificates: [],
  signers: 1,
};

/** The same SignedData put together by hand, so that one thing at a time can be wrong. */
function assemble(changes: Partial<Shape>): Uint8Array {
  const shape = { ...asMade, ...changes };
  const number = writeUnsigned(Uint8Array.of(shape.version));
  const signerInfo = writeSequence(
    number,
    writeSequence(pki.leaf.issuerDer, pki.leaf.serialDer),
    writeSequence(writeOid(shape.digestOid)),
    ...shape.beforeSignature,
    writeSequence(writeOid(shape.signatureOid)),
    writeDer(tags.octetString, parseSignedData(signed).signature),
    ...shape.afterSignature,
  );
  const body = writeSequence(
    number,
    writeDer(tags.set, writeSequence(writeOid(shape.digestOid))),
    writeSequence(writeOid(shape.dataOid), ...shape.inContent),
    writeDer(contextTag(0, 'constructed'), pki.leaf.der),
    ...shape.afterCertificates,
    writeDer(tags.set, ...Array.from({ length: shape.signers }, () => signerInfo)),
  );
  return writeSequence(writeOid(shape.outerOid), writeDer(contextTag(0, 'constructed'), body));
}

describe('shapes of SignedData', () => {
  const attributes = writeDer(contextTag(0, 'constructed'), writeSequence(writeOid(oids.commonName)));
  const enclosed = writeDer(contextTag(0, 'constructed'), writeDer(tags.octetString, content));

  it.each<[string, Partial<Shape>]>([
    ['as made', {}],
    ['with SM2-with-SM3 as signature algorithm', { signatureOid: oids.sm2WithSm3 }],
    ['with PKCS#7 OIDs', { outerOid: oids.pkcs7SignedData, dataOid: oids.pkcs7Data }],
  ])('accepts one %s', (_, changes) => {
    expect(verifySignedData(gm, content, assemble(changes)).ok).toBe(true);
  });

  it.each<[string, Partial<Shape>]>([
    ['GM outside and PKCS#7 inside', { dataOid: oids.pkcs7Data }],
    ['PKCS#7 outside and GM inside', { outerOid: oids.pkcs7SignedData }],
    ['an unknown type', { outerOid: oids.gmData }],
    ['content inside', { inContent: [enclosed] }],
    ['no signer', { signers: 0 }],
    ['two signers', { signers: 2 }],
    ['signed attributes', { beforeSignature: [attributes] }],
    ['unsigned attributes', { afterSignature: [writeDer(contextTag(1, 'constructed'))] }],
    ['revocation lists', { afterCertificates: [writeDer(contextTag(1, 'constructed'))] }],
    ['another digest', { digestOid: '2.16.840.1.101.3.4.2.1' }],
    ['another signature algorithm', { signatureOid: '1.2.840.10045.4.3.2' }],
    ['version 3', { version: 3 }],
  ])('refuses one with %s', (_, changes) => {
    expect(() => parseSignedData(assemble(changes))).toThrow(MalformedError);
    expect(verifySignedData(gm, content, assemble(changes))).toMatchObject({
      ok: false,
      reason: 'malformed',
    });
  });
});
