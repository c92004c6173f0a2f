import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { InputOf } from '../../../src/shared/contract/index.ts';
import { decodePem, encodePem } from '../../../src/shared/gm/pem.ts';
import { enrolment, startBlankDesk, type TestDesk } from '../../support/desk.ts';
import { createTestPki } from '../../support/test-pki.ts';

let desk: TestDesk;
const servers: Server[] = [];
beforeAll(async () => {
  desk = await startBlankDesk();
});
afterEach(() => {
  desk.proxy.intercept = undefined;
  desk.platform.setFault('unreachable', false);
});
afterAll(async () => {
  for (const server of servers) server.close();
  await desk.close();
});

type Platform = Extract<InputOf<'terminal.enrol'>['platform'], { mode: 'platform' }>;

async function enrol(change: Partial<Platform>, administrator = enrolment().administrator) {
  const { url, root, code, unit, point } = await desk.ports.practice!();
  const platform = { mode: 'platform' as const, url, trust: root, code, unit, point, ...change };
  return desk.call('terminal.enrol', { platform, administrator });
}

/** A server that shows a chain and nothing else. */
async function showing(pem: string, host: string): Promise<string> {
  const server = createServer((_, response) => response.end(pem));
  servers.push(server);
  await new Promise<void>(resolve => server.listen(0, '0.0.0.0', resolve));
  return `http://${host}:${(server.address() as AddressInfo).port}`;
}

async function expectUntouched(code: string, attempt: Promise<unknown>): Promise<void> {
  await expect(attempt).rejects.toMatchObject({ code });
  expect(await desk.call('status.get', {})).toMatchObject({ phase: 'setup' });
  for (const table of ['terminal', 'enrolments', 'users', 'journal'])
    expect(desk.rows(`SELECT * FROM ${table}`), table).toEqual([]);
}

describe('enrolling', () => {
  it('is refused with a code that does not exist or is another place’s', async () => {
    await expectUntouched('enrolment_refused', enrol({ code: 'AAAA-BBBB-CCCC' }));
    await expectUntouched('enrolment_refused', enrol({ unit: '320599999' }));
  });

  it('is refused with a weak PIN, before anything is asked', async () => {
    const before = desk.proxy.seen.length;
    await expectUntouched('pin_weak', enrol({}, { ...enrolment().administrator, pin: '11111111' }));
    expect(desk.proxy.seen).toHaveLength(before);
  });

  it('is refused where the root is not the pinned one, whether pinned as a file or as a fingerprint', async () => {
    const { root } = createTestPki(desk.gm);
    const pem = encodePem('CERTIFICATE', root.der);
    const fingerprint = createHash('sha256').update(root.der).digest('hex');
    for (const trust of [pem, `sha256:${fingerprint}`, 'sha256:00', 'not a certificate'])
      await expectUntouched('trust_mismatch', enrol({ trust }));
  });

  it('is refused where two roots are pinned, or the issuing CA instead of the root is shown alone', async () => {
    const { root } = await desk.ports.practice!();
    await expectUntouched('trust_mismatch', enrol({ trust: root + root }));
    desk.proxy.intercept = answer => {
      const shown = decodePem('CERTIFICATE', Buffer.from(answer.body).toString()).slice(1);
      const text = shown.map(der => encodePem('CERTIFICATE', der)).join('');
      return answer.path === '/v1/trust' ? { ...answer, body: Buffer.from(text) } : answer;
    };
    await expectUntouched('trust_mismatch', enrol({}));
  });

  it('takes plain http to this machine only, and only under a PRACTICE root', async () => {
    const { root } = await desk.ports.practice!();
    const elsewhere = await showing(root, '0.0.0.0');
    await expectUntouched('trust_mismatch', enrol({ url: elsewhere }));
    const real = encodePem('CERTIFICATE', createTestPki(desk.gm).root.der);
    await expectUntouched('trust_mismatch', enrol({ url: await showing(real, '127.0.0.1'), trust: real }));
  });

  it('says that the platform cannot be reached, and shows no trust to one that only redirects', async () => {
    desk.platform.setFault('unreachable', true);
    await expectUntouched('platform_unreachable', enrol({}));
  });

  it('keeps no certificate that is not for its own keys', async () => {
    let first: { terminalCertificate: string; invoiceCertificate: string } | undefined;
    desk.proxy.intercept = desk.voice.changing<NonNullable<typeof first>>('/v1/enrol', answer => {
      first = answer;
      return { ...answer, invoiceCertificate: answer.terminalCertificate };
    });
    await expectUntouched('answer_untrusted', enrol({}));
    // The next attempt gets the certificates of the one before: other keys.
    desk.proxy.intercept = desk.voice.changing<object>('/v1/enrol', answer => ({ ...answer, ...first }));
    await expectUntouched('answer_untrusted', enrol({ code: desk.platform.makeCode() }));
  });

  it('succeeds with the fingerprint of the root, in either spelling, and a fresh code, which is used up then', async () => {
    const { root } = await desk.ports.practice!();
    const hex = createHash('sha256').update(decodePem('CERTIFICATE', root)[0]!).digest('hex').toUpperCase();
    const code = desk.platform.makeCode();
    const trust = `sha256:${hex.match(/../g)!.join(':')}`;
    expect(await enrol({ trust, code })).toMatchObject({
      practice: true,
      unitName: '江苏省演练单位（练习）',
    });
    expect(
      desk.rows<{ type: string }>('SELECT type FROM journal ORDER BY seq').map(({ type }) => type),
    ).toEqual([...['terminal.enrolled', 'user.added', 'catalogue.adopted']]);
    const second = await startBlankDesk();
    const place = await desk.ports.practice!();
    const platform = { mode: 'platform' as const, ...place, trust: root, code };
    await expect(
      second.call('terminal.enrol', { platform, administrator: enrolment().administrator }),
    ).rejects.toMatchObject({ code: 'enrolment_refused' });
    await second.close();
  });
});
