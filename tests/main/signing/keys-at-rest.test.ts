import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKeyFiles } from '../../../src/main/signing/key-files.ts';
import { unwrapSecret } from '../../../src/main/signing/pin.ts';
import { toHex } from '../../../src/shared/gm/bytes.ts';
import { decodePkcs8 } from '../../../src/shared/gm/pkcs8.ts';
import { admin, startDesk, type TestDesk } from '../../support/desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startDesk();
  await desk.lease(20);
  await desk.issue('A-1');
  await desk.sync();
});
afterAll(() => desk.close());

function files(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name));
}

/** A secret in every spelling it could lie on a disk in; base64 at each of its three alignments. */
function spellings(secret: Uint8Array): readonly Buffer[] {
  const base64 = [0, 1, 2].map(shift => {
    const text = Buffer.concat([Buffer.alloc(shift), secret]).toString('base64');
    return text.slice(Math.ceil((shift * 4) / 3) + (shift > 0 ? 1 : 0), -4);
  });
  const hex = toHex(secret);
  return [Buffer.from(secret), ...[hex, hex.toUpperCase(), ...base64].map(text => Buffer.from(text))];
}

function holders(secret: Uint8Array): readonly string[] {
  return files(desk.folder).filter(file => {
    const content = readFileSync(file);
    return spellings(secret).some(spelling => content.includes(spelling));
  });
}

async function secrets() {
  const [user] = desk.rows<{ pin_salt: Uint8Array; wrapped_key: Uint8Array }>('SELECT * FROM users');
  const wrapped = { salt: user!.pin_salt, wrapped: user!.wrapped_key };
  const dataKey = (await unwrapSecret(wrapped, admin))!;
  const keyFiles = createKeyFiles(join(desk.folder, 'keys'), desk.gm);
  return {
    dataKey,
    invoiceKey: keyFiles.loadInvoiceKey(dataKey),
    terminalKey: await keyFiles.loadTerminalKey(),
  };
}

describe('the folder of a terminal at work', () => {
  it('holds neither the invoice key nor its data key nor the PIN in the clear, in any file', async () => {
    const { dataKey, invoiceKey } = await secrets();
    expect(holders(invoiceKey)).toEqual([]);
    expect(holders(dataKey)).toEqual([]);
    expect(holders(Buffer.from(admin.pin))).toEqual([]);
  });

  it('is searched well enough to find a key that does lie in the clear', async () => {
    const { terminalKey } = await secrets();
    const { pkcs8 } = JSON.parse(readFileSync(join(desk.folder, 'keys', 'terminal-key.json'), 'utf8')) as {
      pkcs8: string;
    };
    expect(decodePkcs8(desk.gm, Buffer.from(pkcs8, 'base64'))).toEqual(terminalKey);
    expect(holders(terminalKey)).toEqual([join(desk.folder, 'keys', 'terminal-key.json')]);
  });

  it('lets nobody but its owner read any file of it', () => {
    for (const file of files(desk.folder)) expect(statSync(file).mode & 0o077, file).toBe(0);
  });

  it('says in status that the terminal key lies in a file', async () => {
    const { terminalKey, notices } = await desk.call('status.get', {});
    expect(terminalKey).toBe('file');
    expect(notices.map(({ text }) => text).join()).toContain('终端密钥');
  });
});
