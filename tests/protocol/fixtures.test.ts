import { afterAll, describe, expect, it } from 'vitest';
import { openStatement, signedTime } from '../../src/main/platform/kept-statement.ts';
import { toHex, utf8 } from '../../src/shared/gm/bytes.ts';
import { parseCertificate } from '../../src/shared/gm/certificates.ts';
import { loadGm } from '../../src/shared/gm/load-gm.ts';
import { decodePem, encodePem } from '../../src/shared/gm/pem.ts';
import { createTrustJudge } from '../../src/shared/proof/trust.ts';
import { grant } from '../../src/shared/protocol/grant.ts';
import { head } from '../../src/shared/protocol/head.ts';
import { operations } from '../../src/shared/protocol/operations.ts';
import type { SignedStatement } from '../../src/shared/protocol/statement.ts';
import { answerText, errorBody, platformErrorStatus, requestText } from '../../src/shared/protocol/wire.ts';
import { findOpenSsl, type OpenSsl, userId } from '../support/openssl.ts';
import { readFixtures } from './fixture.ts';

const fixtures = readFixtures();
const named = (name: string) => fixtures.find(fixture => fixture.name === name)!;
const signed = fixtures.filter(({ request }) => request.signedText !== undefined);
const json = <T>(name: string): T => JSON.parse(named(name).answer.body) as T;

const enrolled = json<{ terminalCertificate: string; invoiceCertificate: string }>('enrol');
const grantStatement = json<{ grant: SignedStatement }>('lease-granted').grant;
const statements: readonly (readonly [string, SignedStatement])[] = [
  ['the grant', grantStatement],
  ['the head of an upload', json<{ head: SignedStatement }>('upload-accepted').head],
  ['the head of the high water mark', json<{ head: SignedStatement }>('high-water-mark').head],
  ['the published head', json<SignedStatement>('head')],
];

const found = findOpenSsl('the recorded exchanges against openssl');
afterAll(() => found?.close());

/** What openssl itself says about bytes, a certificate (base64 DER) and a signature (base64 DER). */
function createJudge(openssl: OpenSsl) {
  const verify = (certificate: string, text: Uint8Array | string, signature: string) => {
    const der = openssl.file('signer.der', Buffer.from(certificate, 'base64'));
    const pem = openssl.run('x509', '-inform', 'DER', '-in', der, '-pubkey', '-noout').text;
    const key = openssl.file('signer.pem', pem);
    const input = openssl.file('text', text);
    const sig = openssl.file('signature', Buffer.from(signature, 'base64'));
    const how = ['-verify', '-pubin', '-inkey', key, '-rawin', '-digest', 'sm3', '-pkeyopt', userId];
    return openssl.run('pkeyutl', ...how, '-in', input, '-sigfile', sig).text;
  };
  const sm3 = (text: string) => {
    const { text: printed } = openssl.run('dgst', '-sm3', '-r', openssl.file('body', text));
    return printed.split(' ')[0];
  };
  // openssl 3.0 takes the user id for the last certificate only, so a chain is checked one link at a time.
  const link = (certificate: string, issuer: string) => {
    const target = openssl.file('target.pem', encodePem('CERTIFICATE', Buffer.from(certificate, 'base64')));
    const trusted = ['-x509_strict', '-partial_chain', '-trusted', openssl.file('issuer.pem', issuer)];
    return openssl.run('verify', ...trusted, '-vfyopt', userId, '-attime', '1795486863', target).text;
  };
  return { verify, sm3, link };
}

describe.skipIf(found === undefined)('openssl agrees', () => {
  const judge = () => createJudge(found!);
  const good = 'Signature Verified Successfully';

  it.each(signed.map(fixture => [fixture.name, fixture] as const))(
    'with the request and the answer of %s',
    (_, { request, answer }) => {
      const { verify, sm3 } = judge();
      const { 'x-time': time = '', 'x-nonce': nonce = '', 'x-signature': signature = '' } = request.headers;
      const asked = [request.method, request.path, time, nonce, sm3(request.body)].join('\n');
      expect(asked).toBe(request.signedText);
      expect(verify(enrolled.terminalCertificate, asked, signature)).toContain(good);
      expect(verify(enrolled.terminalCertificate, `${asked}\n`, signature)).not.toContain(good);

      const { 'x-certificate': certificate = '', ...headers } = answer.headers;
      const said = [answer.status, nonce, headers['x-time'], sm3(answer.body)].join('\n');
      expect(said).toBe(answer.signedText);
      expect(verify(certificate, said, headers['x-signature'] ?? '')).toContain(good);
      expect(
        verify(certificate, said.replace(nonce, '0'.repeat(32)), headers['x-signature'] ?? ''),
      ).not.toContain(good);
    },
  );

  it('with every certificate, link by link', () => {
    const [root, issuing] = decodePem('CERTIFICATE', named('trust').answer.body).map(der =>
      encodePem('CERTIFICATE', der),
    );
    const service = named('time').answer.headers['x-certificate'] ?? '';
    const base64Of = (pem = '') => Buffer.from(decodePem('CERTIFICATE', pem)[0] ?? []).toString('base64');
    for (const [certificate, issuer] of [
      [base64Of(root), root],
      [base64Of(issuing), root],
      [service, issuing],
      [enrolled.terminalCertificate, issuing],
      [enrolled.invoiceCertificate, issuing],
    ] as const)
      expect(judge().link(certificate, issuer ?? '')).toContain('target.pem: OK');
    expect(judge().link(service, root ?? '')).not.toContain('OK');
    for (const { answer } of signed) expect(answer.headers['x-certificate']).toBe(service);
  });

  it.each(statements)('with %s', (_, { payload, signature, certificate }) => {
    const bytes = Buffer.from(payload, 'base64');
    expect(judge().verify(certificate, bytes, signature)).toContain(good);
    expect(judge().verify(certificate, Buffer.concat([bytes, Buffer.from(' ')]), signature)).not.toContain(
      good,
    );
  });
});

describe('what was recorded', async () => {
  const gm = await loadGm();
  const [root, issuing] = decodePem('CERTIFICATE', named('trust').answer.body).map(der =>
    parseCertificate(der),
  );
  const judge = createTrustJudge(gm, { root: root!, intermediates: [issuing!] });

  it('is every operation of the protocol, and refusals', () => {
    const paths = new Set(signed.map(({ request }) => request.path));
    expect([...paths].sort()).toEqual(
      Object.values(operations)
        .map(({ path }) => path)
        .sort(),
    );
    const refused = signed.filter(({ answer }) => answer.status !== 200);
    expect(refused.map(({ name, answer }) => [name, answer.status])).toEqual([
      ['time-replayed', 401],
      ['time-skewed', 401],
      ['lease-unknown', 404],
      ['upload-forked', 409],
    ]);
  });

  it.each(signed.map(fixture => [fixture.name, fixture] as const))(
    'is still the protocol: %s',
    (_, { request, answer }) => {
      const operation = Object.values(operations).find(({ path }) => path === request.path)!;
      expect(operation.request.parse(JSON.parse(request.body))).toEqual(JSON.parse(request.body));
      const body: unknown = JSON.parse(answer.body);
      if (answer.status === 200) expect(operation.answer.parse(body)).toEqual(body);
      else {
        const { code } = errorBody.parse(body).error;
        expect(platformErrorStatus[code]).toBe(answer.status);
      }
      const { 'x-time': time = '', 'x-nonce': nonce = '' } = request.headers;
      const sm3 = (text: string) => toHex(gm.sm3(utf8(text)));
      const { method, path: pathAndQuery } = request;
      expect(requestText({ method, pathAndQuery, time, nonce, bodySm3: sm3(request.body) })).toBe(
        request.signedText,
      );
      expect(
        answerText({
          status: answer.status,
          requestNonce: nonce,
          time: answer.headers['x-time'] ?? '',
          bodySm3: sm3(answer.body),
        }),
      ).toBe(answer.signedText);
    },
  );

  it('opens as signed statements', () => {
    const reading = { code: 'answer_untrusted', noun: '账头' } as const;
    for (const [, statement] of statements.slice(1)) {
      const opened = openStatement({ gm, judge }, statement, {
        ...reading,
        schema: head,
        signedAt: signedTime,
      });
      expect(opened.value).toMatchObject({ type: 'head', seq: 2, epoch: 1 });
    }
    const at = Date.parse('2026-11-24T10:21:03.120+08:00');
    const opened = openStatement({ gm, judge }, grantStatement, {
      ...reading,
      schema: grant,
      signedAt: () => at,
    });
    expect(opened.value).toMatchObject({ first: '0000000001', last: '0000000100' });
  });
});
