import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Secrets } from '../../../src/main/ports.ts';
import { createKeyFiles, type KeyFiles } from '../../../src/main/signing/key-files.ts';
import { toHex } from '../../../src/shared/gm/bytes.ts';
import { type Gm, loadGm } from '../../../src/shared/gm/load-gm.ts';

let gm: Gm;
let folder: string;
let keys: KeyFiles;
beforeAll(async () => {
  gm = await loadGm();
});
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'keys-')), 'keys');
  keys = createKeyFiles(folder, gm);
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

const damaged = expect.objectContaining({
  code: 'database_damaged',
  message: expect.stringContaining('密钥'),
});
const file = (name: string) => join(folder, name);

function rewrite(name: string, change: (content: Record<string, string>) => Record<string, unknown>): void {
  const content = JSON.parse(readFileSync(file(name), 'utf8')) as Record<string, string>;
  writeFileSync(file(name), JSON.stringify(change(content)));
}

/** The same base64 text with one bit of its bytes turned. */
function turned(text: string): string {
  const bytes = Buffer.from(text, 'base64');
  bytes[0]! ^= 1;
  return bytes.toString('base64');
}

describe('the key files of a terminal', () => {
  it('give both keys back', async () => {
    const [terminal, invoice, dataKey] = [gm.generatePrivateKey(), gm.generatePrivateKey(), randomBytes(32)];
    await keys.saveTerminalKey(terminal);
    keys.saveInvoiceKey(invoice, dataKey);
    expect(toHex(await keys.loadTerminalKey())).toBe(toHex(terminal));
    expect(toHex(keys.loadInvoiceKey(dataKey))).toBe(toHex(invoice));
  });

  it('can be read by their owner only, as can their folder', async () => {
    await keys.saveTerminalKey(gm.generatePrivateKey());
    keys.saveInvoiceKey(gm.generatePrivateKey(), randomBytes(32));
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of ['terminal-key.json', 'invoice-key.json'])
      expect(statSync(file(name)).mode & 0o777, name).toBe(0o600);
  });

  it('never hold the invoice key in the clear', () => {
    const key = Buffer.from(gm.generatePrivateKey());
    keys.saveInvoiceKey(key, randomBytes(32));
    const content = JSON.parse(readFileSync(file('invoice-key.json'), 'utf8')) as Record<string, string>;
    for (const value of Object.values(content)) {
      expect(String(value)).not.toContain(toHex(key));
      expect(Buffer.from(String(value), 'base64').includes(key)).toBe(false);
    }
  });
});

describe('a key file that is not as it was written', () => {
  const dataKey = randomBytes(32);
  beforeEach(async () => {
    await keys.saveTerminalKey(gm.generatePrivateKey());
    keys.saveInvoiceKey(gm.generatePrivateKey(), dataKey);
  });

  it('does not open with another data key', () => {
    expect(() => keys.loadInvoiceKey(randomBytes(32))).toThrow(damaged);
  });

  it('is found at every part that was changed', () => {
    for (const part of ['nonce', 'ciphertext', 'tag'] as const) {
      rewrite('invoice-key.json', content => ({ ...content, [part]: turned(content[part]!) }));
      expect(() => keys.loadInvoiceKey(dataKey), part).toThrow(damaged);
      rewrite('invoice-key.json', content => ({ ...content, [part]: turned(content[part]!) }));
      expect(() => keys.loadInvoiceKey(dataKey)).not.toThrow();
    }
    const other = toHex(gm.publicKey(gm.generatePrivateKey()));
    rewrite('invoice-key.json', content => ({ ...content, publicKey: other }));
    expect(() => keys.loadInvoiceKey(dataKey)).toThrow(damaged);
  });

  it('is a clear error where it was cut off, emptied or is another thing', async () => {
    for (const text of ['', '{"v":1', '[]', '{}', 'null', '{"v":1,"pkcs8":"AAAA"}', '{"v":1,"nonce":7}']) {
      writeFileSync(file('invoice-key.json'), text);
      writeFileSync(file('terminal-key.json'), text);
      expect(() => keys.loadInvoiceKey(dataKey), text).toThrow(damaged);
      await expect(keys.loadTerminalKey(), text).rejects.toThrow(damaged);
    }
  });

  it('is a clear error where it is gone', async () => {
    rmSync(folder, { recursive: true });
    expect(() => keys.loadInvoiceKey(dataKey)).toThrow(damaged);
    await expect(keys.loadTerminalKey()).rejects.toThrow(damaged);
  });
});

describe('a terminal key where the system keeps secrets', () => {
  /** What a person's account can seal and nobody else can open: not the system's store, but as good. */
  function store(): Secrets {
    const key = randomBytes(32);
    return {
      async seal(secret) {
        const nonce = randomBytes(12);
        const cipher = createCipheriv('aes-256-gcm', key, nonce);
        const text = Buffer.concat([cipher.update(secret), cipher.final()]);
        return Buffer.concat([nonce, cipher.getAuthTag(), text]);
      },
      async open(sealed) {
        const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
        decipher.setAuthTag(sealed.subarray(12, 28));
        return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
      },
    };
  }
  const mine = store();
  const unusable = expect.objectContaining({ code: 'folder_unusable' });

  it('lies sealed, and opens there and nowhere else', async () => {
    const key = gm.generatePrivateKey();
    const sealing = createKeyFiles(folder, gm, mine);
    await sealing.saveTerminalKey(key);
    expect(sealing.terminalKeyPlace()).toBe('secret-store');
    expect(toHex(await sealing.loadTerminalKey())).toBe(toHex(key));
    const text = readFileSync(file('terminal-key.json'), 'utf8');
    const { sealed } = JSON.parse(text) as { sealed: string };
    expect(Buffer.from(sealed, 'base64').includes(Buffer.from(key))).toBe(false);
    expect(Object.keys(JSON.parse(text) as object)).toEqual(['v', 'sealed']);
    await expect(createKeyFiles(folder, gm, store()).loadTerminalKey()).rejects.toEqual(unusable);
    await expect(keys.loadTerminalKey()).rejects.toEqual(unusable);
    expect(readFileSync(file('terminal-key.json'), 'utf8')).toBe(text);
  });

  it('is sealed when it is next opened, where it lay in the clear before', async () => {
    const key = gm.generatePrivateKey();
    await keys.saveTerminalKey(key);
    expect(keys.terminalKeyPlace()).toBe('file');
    const sealing = createKeyFiles(folder, gm, mine);
    expect(toHex(await sealing.loadTerminalKey())).toBe(toHex(key));
    expect(sealing.terminalKeyPlace()).toBe('secret-store');
    expect(readFileSync(file('terminal-key.json'), 'utf8')).not.toContain('pkcs8');
    expect(toHex(await sealing.loadTerminalKey())).toBe(toHex(key));
  });
});
