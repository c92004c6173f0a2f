import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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
  it('give both keys back', () => {
    const [terminal, invoice, dataKey] = [gm.generatePrivateKey(), gm.generatePrivateKey(), randomBytes(32)];
    keys.saveTerminalKey(terminal);
    keys.saveInvoiceKey(invoice, dataKey);
    expect(toHex(keys.loadTerminalKey())).toBe(toHex(terminal));
    expect(toHex(keys.loadInvoiceKey(dataKey))).toBe(toHex(invoice));
  });

  it('can be read by their owner only, as can their folder', () => {
    keys.saveTerminalKey(gm.generatePrivateKey());
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
  beforeEach(() => {
    keys.saveTerminalKey(gm.generatePrivateKey());
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

  it('is a clear error where it was cut off, emptied or is another thing', () => {
    for (const text of ['', '{"v":1', '[]', '{}', 'null', '{"v":1,"pkcs8":"AAAA"}', '{"v":1,"nonce":7}']) {
      writeFileSync(file('invoice-key.json'), text);
      writeFileSync(file('terminal-key.json'), text);
      expect(() => keys.loadInvoiceKey(dataKey), text).toThrow(damaged);
      expect(() => keys.loadTerminalKey(), text).toThrow(damaged);
    }
  });

  it('is a clear error where it is gone', () => {
    rmSync(folder, { recursive: true });
    expect(() => keys.loadInvoiceKey(dataKey)).toThrow(damaged);
    expect(() => keys.loadTerminalKey()).toThrow(damaged);
  });
});
