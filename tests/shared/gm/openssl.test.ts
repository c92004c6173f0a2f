import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { toHex, utf8 } from '../../../src/shared/gm/bytes.ts';
import {
  createCertificateRequest,
  parseCertificateRequest,
} from '../../../src/shared/gm/certificate-request.ts';
import { parseCertificate } from '../../../src/shared/gm/certificates.ts';
import { tags } from '../../../src/shared/gm/der-tags.ts';
import { writeDer, writeOid, writeSequence } from '../../../src/shared/gm/der-writer.ts';
import { issueCertificate } from '../../../src/shared/gm/issue-certificate.ts';
import { loadGm } from '../../../src/shared/gm/load-gm.ts';
import { printName, writeName } from '../../../src/shared/gm/names.ts';
import { decodePem, encodePem } from '../../../src/shared/gm/pem.ts';
import { decodePkcs8, encodePkcs8 } from '../../../src/shared/gm/pkcs8.ts';
import { createSignedData } from '../../../src/shared/gm/signed-data.ts';
import { findOpenSsl, type OpenSsl, userId } from '../../support/openssl.ts';
import { createTestPki } from '../../support/test-pki.ts';

const found = findOpenSsl('certificates, requests, keys and SignedData against openssl');
const gm = await loadGm();
const pki = createTestPki(gm);

/** Only called inside tests that are skipped where there is none. */
function openssl(): OpenSsl {
  if (found === undefined) throw new Error('no openssl');
  return found;
}

afterAll(() => found?.close());

const oids = {
  C: '2.5.4.6',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  CN: '2.5.4.3',
  L: '2.5.4.7',
  mail: '1.2.840.113549.1.9.1',
} as const;

const printing = ['-nameopt', 'RFC2253,utf8,-esc_msb'] as const;
const rootOf = (subject: Uint8Array) =>
  issueCertificate(gm, {
    kind: 'root',
    key: pki.rootKey,
    subject,
    notBefore: pki.root.notBefore,
    notAfter: pki.root.notAfter,
  });
const publicPem = () => {
  openssl().file('leaf.pem', encodePem('CERTIFICATE', pki.leaf.der));
  return openssl().file(
    'leaf.pub',
    openssl().run('x509', '-in', openssl().path('leaf.pem'), '-pubkey', '-noout').text,
  );
};

describe.skipIf(found === undefined)('openssl agrees', () => {
  it('that each link of our chain verifies', () => {
    const links = [
      [pki.leaf, pki.ca],
      [pki.ca, pki.root],
      [pki.root, pki.root],
    ] as const;
    for (const [certificate, issuer] of links) {
      const target = openssl().file('target.pem', encodePem('CERTIFICATE', certificate.der));
      const trusted = openssl().file('trusted.pem', encodePem('CERTIFICATE', issuer.der));
      const args = ['-x509_strict', '-partial_chain', '-trusted', trusted, '-vfyopt', userId];
      const at = ['-attime', `${pki.leaf.notBefore / 1000 + 1000}`];
      const { status, text } = openssl().run('verify', ...args, ...at, target);
      expect(text).toContain('target.pem: OK');
      expect(status).toBe(0);
    }
  });

  it('on serial number, names and usage as it prints them', () => {
    for (const certificate of [pki.root, pki.ca, pki.leaf]) {
      const file = openssl().file('print.pem', encodePem('CERTIFICATE', certificate.der));
      const { text } = openssl().run(
        'x509',
        '-in',
        file,
        '-noout',
        '-serial',
        '-issuer',
        '-subject',
        ...printing,
      );
      expect(text.split('\n').slice(0, 3)).toEqual([
        `serial=${certificate.serialNumber}`,
        `issuer=${certificate.issuerName}`,
        `subject=${certificate.subjectName}`,
      ]);
    }
  });

  it.each([
    ['escapes', 'a,b+c"d\\e<f>g;h=i'],
    ['a leading hash', '#财政'],
    ['a hash inside', 'a#b'],
    ['spaces at both ends', '  票 据  '],
    ['one space', ' '],
    ['control characters', 'a\tb\n\u007fc'],
    ['characters beyond the basic plane', '𠮷野家😀'],
    ['a no-break space and a C1 control', '\u00a0\u0085x'],
    ['nothing', ''],
  ])('on a name with %s', (_, O) => {
    const { subjectName, der } = rootOf(writeName({ C: 'CN', O, OU: O, CN: '甲' }));
    const file = openssl().file('name.pem', encodePem('CERTIFICATE', der));
    expect(openssl().run('x509', '-in', file, '-noout', '-subject', ...printing).text).toBe(
      `subject=${subjectName}\n`,
    );
  });

  it('on names of other types, several values in one part, and unknown types', () => {
    const value = (oid: string, tag: number, ...bytes: readonly number[]) =>
      writeSequence(writeOid(oid), writeDer(tag, Uint8Array.from(bytes)));
    const name = writeSequence(
      writeDer(tags.set, value(oids.C, tags.printableString, 0x43, 0x4e)),
      writeDer(
        tags.set,
        value(oids.O, tags.bmpString, 0x8d, 0x22, 0x65, 0x3f),
        value(oids.OU, tags.ia5String, 0x61),
      ),
      writeDer(tags.set, value('1.2.3.4.5', tags.utf8String, 0x78)),
      writeDer(tags.set, value(oids.mail, tags.ia5String, 0x61, 0x40, 0x62)),
      writeDer(tags.set, value(oids.O, tags.t61String, 0xe9)),
      writeDer(tags.set, value(oids.L, tags.utf8String, 0xe6, 0xb5, 0x8e)),
    );
    const file = openssl().file('types.pem', encodePem('CERTIFICATE', rootOf(name).der));
    const { text } = openssl().run('x509', '-in', file, '-noout', '-subject', ...printing);
    expect(text).toBe(`subject=${printName(name)}\n`);
  });

  it('that our request is signed by its key', () => {
    const der = createCertificateRequest(gm, {
      subject: { C: 'CN', O: '市医院', CN: '终端' },
      key: pki.leafKey,
    });
    const file = openssl().file('request.pem', encodePem('CERTIFICATE REQUEST', der));
    const { text } = openssl().run('req', '-in', file, '-verify', '-noout', '-vfyopt', userId);
    expect(text).toMatch(/verify OK/i);
    expect(
      openssl().run('req', '-in', file, '-verify', '-noout', '-vfyopt', 'distid:other').text,
    ).not.toMatch(/verify OK/i);
  });

  it('on our private key, and we on its key, its request and its certificate', () => {
    const privateKey = gm.generatePrivateKey();
    const ours = openssl().file('ours.key', encodePem('PRIVATE KEY', encodePkcs8(gm, privateKey)));
    expect(openssl().run('pkey', '-in', ours, '-check', '-noout').text).toContain('Key is valid');

    const theirs = openssl().path('theirs.key');
    openssl().run('genpkey', '-algorithm', 'SM2', '-out', theirs);
    const [der = new Uint8Array()] = decodePem('PRIVATE KEY', readFileSync(theirs, 'utf8'));
    const publicKey = gm.publicKey(decodePkcs8(gm, der));

    const [request, certificate] = [openssl().path('theirs.csr'), openssl().path('theirs.pem')];
    const subject = ['-utf8', '-subj', '/C=CN/O=财政局/CN=甲', '-sm3', '-sigopt', userId];
    openssl().run('req', '-new', '-key', theirs, '-out', request, ...subject);
    openssl().run('req', '-x509', '-new', '-key', theirs, '-out', certificate, '-days', '9', ...subject);
    const [csr = new Uint8Array()] = decodePem('CERTIFICATE REQUEST', readFileSync(request, 'utf8'));
    const [cert = new Uint8Array()] = decodePem('CERTIFICATE', readFileSync(certificate, 'utf8'));
    expect(parseCertificateRequest(gm, csr)).toMatchObject({ publicKey, subjectName: 'CN=甲,O=财政局,C=CN' });
    const parsed = parseCertificate(cert);
    expect(gm.verifyingKey(publicKey).verify(parsed.tbs, parsed.signature)).toBe(true);
  });

  it('on the signature inside our SignedData, over exactly the content', () => {
    const content = utf8('<Header/><EInvoiceData>财政电子票据</EInvoiceData>');
    const signature = pki.leafKey.sign(content);
    const file = openssl().file('signed.der', createSignedData(signature, pki.leaf));
    const dump = openssl().run('asn1parse', '-inform', 'DER', '-in', file).text;
    const octets = dump
      .match(/OCTET STRING +\[HEX DUMP\]:([0-9A-F]+)/g)
      ?.at(-1)
      ?.split(':')[1];
    expect(octets?.toLowerCase()).toBe(toHex(signature));

    const sig = openssl().file('signature.der', signature);
    const verify = (bytes: Uint8Array) => {
      const input = openssl().file('content.bin', bytes);
      const key = [
        '-verify',
        '-pubin',
        '-inkey',
        publicPem(),
        '-rawin',
        '-digest',
        'sm3',
        '-pkeyopt',
        userId,
      ];
      return openssl().run('pkeyutl', ...key, '-in', input, '-sigfile', sig).text;
    };
    expect(verify(content)).toContain('Signature Verified Successfully');
    expect(verify(Uint8Array.of(...content, 0))).not.toContain('Successfully');
  });
});
