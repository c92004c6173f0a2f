import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasRole } from '../../../src/shared/domain/certificate-roles.ts';
import { equalBytes, fromBase64 } from '../../../src/shared/gm/bytes.ts';
import { verifyCertificateChain } from '../../../src/shared/gm/certificate-chain.ts';
import { parseCertificate } from '../../../src/shared/gm/certificates.ts';
import { decodePem } from '../../../src/shared/gm/pem.ts';
import { type PracticeDesk, startPracticeDesk } from '../../support/practice-desk.ts';
import { createPracticeTerminal, type PracticeTerminal } from '../../support/practice-terminal.ts';

let desk: PracticeDesk;
beforeAll(async () => {
  desk = await startPracticeDesk();
});
afterAll(() => desk.close());

function stranger(): PracticeTerminal {
  return createPracticeTerminal({ gm: desk.gm, url: desk.place.url, now: () => desk.clock.at });
}

describe('enrolment', () => {
  it('certifies both keys under the practice root, with subjects the platform chooses', async () => {
    const terminal = stranger();
    const answer = await terminal.call('enrol', terminal.enrolRequest(desk.place));
    expect(answer).toMatchObject({ unitName: '江苏省演练单位（练习）', pointName: '演练开票点' });
    const trust = decodePem('CERTIFICATE', await (await fetch(`${desk.place.url}/v1/trust`)).text());
    const [root, issuing] = trust.map(parseCertificate);
    expect(root!.subjectName).toContain('PRACTICE');
    expect(decodePem('CERTIFICATE', desk.place.root)[0]).toEqual(root!.der);
    for (const [text, role, key] of [
      [answer.terminalCertificate, 'terminal', terminal.terminalKey],
      [answer.invoiceCertificate, 'invoice', terminal.invoiceKey],
    ] as const) {
      const leaf = parseCertificate(fromBase64(text));
      expect(equalBytes(leaf.publicKey, key.publicKey)).toBe(true);
      expect(hasRole(leaf, role)).toBe(true);
      expect(leaf.subjectName).toContain(`CN=${terminal.terminalId}`);
      const chain = verifyCertificateChain(desk.gm, {
        leaf,
        intermediates: [issuing!],
        root: root!,
        at: desk.clock.at,
      });
      expect(chain.ok).toBe(true);
    }
  });

  it('answers the identical request again with the same certificates: the first reply may be lost', async () => {
    const terminal = stranger();
    const request = terminal.enrolRequest({ ...desk.place, code: desk.platform.makeCode() });
    const once = await terminal.call('enrol', request);
    expect(await terminal.call('enrol', request)).toEqual(once);
  });

  it('refuses a code that another terminal used, one that never was, and one for another point', async () => {
    const code = desk.platform.makeCode();
    const { code: elsewhere } = (await desk.put('/practice/codes', { point: '02' }, 'POST')) as {
      code: string;
    };
    const first = stranger();
    const place = { ...desk.place, code };
    expect(await first.send('enrol', first.enrolRequest({ ...place, point: '09' }))).toMatchObject({
      status: 403,
      error: 'enrolment_refused',
    });
    await first.enrol(place);
    for (const wrong of [code, 'XXXX-XXXX-XXXX', elsewhere]) {
      const second = stranger();
      const request = second.enrolRequest({ ...place, code: wrong });
      expect(await second.send('enrol', request)).toMatchObject({ status: 403, error: 'enrolment_refused' });
      expect(await second.send('time', {})).toMatchObject({ status: 401, error: 'unauthorized' });
    }
  });

  it('refuses other keys under a used code, and a second code for an enrolled terminal', async () => {
    const code = desk.platform.makeCode();
    const first = await stranger().enrol({ ...desk.place, code });
    const thief = stranger();
    const stolen = { ...thief.enrolRequest({ ...desk.place, code }), terminalId: first.terminalId };
    const reply = await thief.send('enrol', stolen, { terminalId: first.terminalId });
    expect(reply).toMatchObject({ status: 403, error: 'enrolment_refused' });
    const again = first.enrolRequest({ ...desk.place, code: desk.platform.makeCode() });
    expect(await first.send('enrol', again)).toMatchObject({ status: 403, error: 'enrolment_refused' });
  });

  it('wants proof of both keys, and two keys', async () => {
    const terminal = stranger();
    const request = terminal.enrolRequest({ ...desk.place, code: desk.platform.makeCode() });
    const forged = Buffer.from(request.invoiceRequest, 'base64');
    forged[forged.length - 1]! ^= 1;
    for (const wrong of [
      { ...request, invoiceRequest: forged.toString('base64') },
      { ...request, invoiceRequest: request.terminalRequest },
    ])
      expect(await terminal.send('enrol', wrong)).toMatchObject({ status: 403, error: 'enrolment_refused' });
    expect(await terminal.send('enrol', request, { key: terminal.invoiceKey })).toMatchObject({
      status: 401,
    });
    expect(await terminal.send('enrol', request, { terminalId: stranger().terminalId })).toMatchObject({
      status: 401,
    });
    expect(await terminal.send('enrol', request)).toMatchObject({ status: 200 });
  });
});
