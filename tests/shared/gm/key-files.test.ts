import { describe, expect, it } from 'vitest';
import { toHex } from '../../../src/shared/gm/bytes.ts';
import {
  createCertificateRequest,
  parseCertificateRequest,
} from '../../../src/shared/gm/certificate-request.ts';
import { loadGm } from '../../../src/shared/gm/load-gm.ts';
import { MalformedError } from '../../../src/shared/gm/malformed.ts';
import { decodePem, encodePem } from '../../../src/shared/gm/pem.ts';
import { decodePkcs8, encodePkcs8 } from '../../../src/shared/gm/pkcs8.ts';
import { hex, readVectors } from '../../support/vectors.ts';

const vectors = readVectors<{
  leafPrivate: string;
  csrDer: string;
  pkcs8Der: string;
  openssl: { csrDer: string; csrEmptyIdDer: string };
}>('x509-cms.json');
const gm = await loadGm();

/** Every copy of the bytes with one bit changed. */
function* spoiled(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at++) yield bytes.map((byte, i) => (i === at ? byte ^ 1 : byte));
}

describe('PKCS#10 requests', () => {
  const key = gm.signingKey(gm.generatePrivateKey());
  const made = createCertificateRequest(gm, { subject: { C: 'CN', O: '市医院', CN: '终端, 一' }, key });

  it('are read back with their key and name', () => {
    const request = parseCertificateRequest(gm, made);
    expect(request.subjectName).toBe('CN=终端\\, 一,O=市医院,C=CN');
    expect(request.publicKey).toEqual(key.publicKey);
  });

  it('made elsewhere are read', () => {
    expect(parseCertificateRequest(gm, hex(vectors.csrDer)).subjectName).toContain('CN=');
    expect(parseCertificateRequest(gm, hex(vectors.openssl.csrDer)).subjectName).toBe(
      'CN=leaf,O=OpenSSL,C=CN',
    );
  });

  it('signed under the empty user id are refused', () => {
    expect(() => parseCertificateRequest(gm, hex(vectors.openssl.csrEmptyIdDer))).toThrow(
      'does not hold the key',
    );
  });

  it('with any bit changed, or a byte more, are refused', () => {
    for (const bad of spoiled(made)) expect(() => parseCertificateRequest(gm, bad)).toThrow(MalformedError);
    expect(() => parseCertificateRequest(gm, Uint8Array.of(...made, 0))).toThrow(MalformedError);
  });
});

describe('PKCS#8 private keys', () => {
  it('are the 138 bytes of the vector, both ways', () => {
    expect(toHex(encodePkcs8(gm, hex(vectors.leafPrivate)))).toBe(vectors.pkcs8Der);
    expect(vectors.pkcs8Der).toHaveLength(2 * 138);
    expect(toHex(decodePkcs8(gm, hex(vectors.pkcs8Der)))).toBe(vectors.leafPrivate);
  });

  it('with any bit changed, or a byte more, are refused', () => {
    const good = hex(vectors.pkcs8Der);
    for (const bad of spoiled(good)) expect(() => decodePkcs8(gm, bad)).toThrow(MalformedError);
    expect(() => decodePkcs8(gm, Uint8Array.of(...good, 0))).toThrow(MalformedError);
  });
});

describe('PEM', () => {
  it('holds any bytes, one block after another, with text around them', () => {
    const [one, two] = [new Uint8Array(100).fill(7), Uint8Array.of(1)];
    const text = `subject=x\n${encodePem('CERTIFICATE', one)}\n${encodePem('CERTIFICATE', two)}`;
    expect(decodePem('CERTIFICATE', text)).toEqual([one, two]);
    expect(decodePem('CERTIFICATE', text.replaceAll('\n', '\r\n'))).toEqual([one, two]);
    expect(text.split('\n').every(line => line.length <= 64)).toBe(true);
    expect(decodePem('CERTIFICATE', 'nothing here')).toEqual([]);
  });

  it('refuses another label, a block without an end, and text that is not base64', () => {
    const text = encodePem('PRIVATE KEY', Uint8Array.of(1, 2, 3));
    expect(() => decodePem('CERTIFICATE', text)).toThrow(MalformedError);
    expect(() => decodePem('PRIVATE KEY', text.slice(0, -10))).toThrow(MalformedError);
    expect(() => decodePem('PRIVATE KEY', text.replace('AQID', 'A*ID'))).toThrow(MalformedError);
  });
});
