import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { readRegisteredInvoices } from '../../src/main/practice/read-registered-invoices.ts';
import { itWith } from '../support/not-run.ts';
import { createPlatformVoice, type PlatformProxy, startPlatformProxy } from '../support/platform-proxy.ts';
import { type PracticeDesk, startPracticeDesk } from '../support/practice-desk.ts';

const run = promisify(execFile);
const script = fileURLToPath(new URL('foreign_terminal.py', import.meta.url));

describe('a terminal made by somebody else', () => {
  let desk: PracticeDesk;
  let proxy: PlatformProxy;
  let folder: string;
  beforeEach(async () => {
    desk = await startPracticeDesk();
    proxy = await startPlatformProxy(() => desk.place.url);
    folder = mkdtempSync(join(tmpdir(), 'foreign-'));
  });
  afterEach(async () => {
    await proxy.close();
    await desk.close();
    rmSync(folder, { recursive: true });
  });

  async function comeToTerms(): Promise<Readonly<Record<string, string>>> {
    const { unit, point, code, root } = desk.place;
    const rootFile = join(folder, 'root.pem');
    writeFileSync(rootFile, root);
    const env = { ...process.env, TMPDIR: folder };
    const { stdout } = await run('python3', [script, proxy.url, unit, point, code, rootFile], { env });
    return JSON.parse(stdout) as Readonly<Record<string, string>>;
  }

  itWith(
    ['python3', 'openssl'],
    'enrols, leases, issues and uploads with nothing but the description',
    async () => {
      const done = await comeToTerms();
      expect(readRegisteredInvoices(desk.folder)).toMatchObject([
        { code: done['code'], number: done['number'], supervision: expect.any(Uint8Array) },
      ]);
      expect(done['time']).toMatch(/^2026-11-24T10:21:03/);
      const published = await fetch(`${desk.place.url}/v1/heads/${done['terminalId']}`);
      const { payload } = (await published.json()) as { payload: string };
      expect(JSON.parse(Buffer.from(payload, 'base64').toString())).toMatchObject({
        hash: done['head'],
        seq: 2,
      });
    },
  );

  itWith(['python3', 'openssl'], 'believes no answer that was changed on the way', async () => {
    proxy.intercept = answer =>
      answer.path === '/v1/time' ? { ...answer, body: Buffer.from('{"time":"x"}') } : answer;
    await expect(comeToTerms()).rejects.toThrow('does not hold: the signature of the answer to /v1/time');
  });

  itWith(['python3', 'openssl'], 'believes no head of another chain, even from the platform', async () => {
    const voice = createPlatformVoice(desk.gm, desk.folder, () => desk.clock.at);
    proxy.intercept = voice.changing<{ head: { payload: string } }>('/v1/upload-entries', answer => {
      const head = JSON.parse(Buffer.from(answer.head.payload, 'base64').toString()) as object;
      return { ...answer, head: voice.statement({ ...head, hash: '0'.repeat(64) }) };
    });
    await expect(comeToTerms()).rejects.toThrow("does not hold: the head is our own chain's");
  });
});
