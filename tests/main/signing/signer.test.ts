import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createKeyFiles, type KeyFiles } from '../../../src/main/signing/key-files.ts';
import { createSoftwareSigner } from '../../../src/main/signing/signer.ts';
import { utf8 } from '../../../src/shared/gm/bytes.ts';
import { type Gm, loadGm } from '../../../src/shared/gm/load-gm.ts';
import { createTestPki, type TestPki } from '../../support/test-pki.ts';

let gm: Gm;
let pki: TestPki;
let folder: string;
let keyFiles: KeyFiles;
const dataKey = randomBytes(32);
const content = utf8('<Header></Header><EInvoiceData></EInvoiceData>');

beforeAll(async () => {
  gm = await loadGm();
  pki = createTestPki(gm);
  folder = mkdtempSync(join(tmpdir(), 'signer-'));
  keyFiles = createKeyFiles(folder, gm);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A certificate for the key in the file. */
let certificate: TestPki['leaf'];
beforeEach(() => {
  const privateKey = gm.generatePrivateKey();
  keyFiles.saveInvoiceKey(privateKey, dataKey);
  certificate = { ...pki.leaf, publicKey: gm.publicKey(privateKey) };
});

const locked = expect.objectContaining({ code: 'signer_locked' });
const failed = expect.objectContaining({ code: 'signer_self_test_failed' });

describe('the software signer', () => {
  it('signs what its certificate verifies, while it is unlocked and only then', () => {
    const signer = createSoftwareSigner({ gm, keyFiles, certificate });
    expect(signer.state()).toBe('locked');
    expect(() => signer.sign(content)).toThrow(locked);
    expect(() => signer.dataKey()).toThrow(locked);
    signer.unlock(dataKey);
    expect(signer.state()).toBe('unlocked');
    expect(gm.verifyingKey(certificate.publicKey).verify(content, signer.sign(content))).toBe(true);
    expect(signer.dataKey()).toEqual(dataKey);
    signer.lock();
    expect(() => signer.sign(content)).toThrow(locked);
  });

  it('stays locked after a data key that opens nothing', () => {
    const signer = createSoftwareSigner({ gm, keyFiles, certificate });
    expect(() => signer.unlock(randomBytes(32))).toThrow(
      expect.objectContaining({ code: 'database_damaged' }),
    );
    expect(signer.state()).toBe('locked');
  });

  it('gives out no signature that its own certificate does not verify', () => {
    const signer = createSoftwareSigner({ gm, keyFiles, certificate: pki.leaf });
    signer.unlock(dataKey);
    expect(() => signer.sign(content)).toThrow(failed);
  });

  it('signs nothing at all after a failed self-test, and says why', () => {
    const signer = createSoftwareSigner({ gm, keyFiles, certificate, failure: 'SM3 自检不符' });
    expect(signer.state()).toBe('failed');
    signer.unlock(dataKey);
    expect(signer.state()).toBe('failed');
    expect(() => signer.sign(content)).toThrow(/SM3 自检不符/);
    expect(() => signer.sign(content)).toThrow(failed);
  });
});
