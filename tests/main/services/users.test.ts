import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKeyFiles } from '../../../src/main/signing/key-files.ts';
import { unwrapSecret } from '../../../src/main/signing/pin.ts';
import { admin, draftOf, startDesk, type TestDesk } from '../../support/desk.ts';

let desk: TestDesk;
const cashier = { id: 'wang', name: '王五', roles: ['cashier' as const], pin: 'blue window 12' };
const auditor = { id: 'audit', name: '赵六', roles: ['auditor' as const], pin: 'quiet library 3' };

beforeAll(async () => {
  desk = await startDesk();
  await desk.lease(20);
  await desk.call('users.add', cashier);
  await desk.call('users.add', auditor);
});
afterAll(() => desk.close());

async function signedIn({ id, pin }: { readonly id: string; readonly pin: string }) {
  const call = desk.window();
  await call('session.unlock', { user: id, pin });
  return call;
}

async function secretOf({ id, pin }: { readonly id: string; readonly pin: string }) {
  const sql = 'SELECT pin_salt AS salt, wrapped_key AS wrapped FROM users WHERE id = ?';
  const [row] = desk.rows<{ salt: Uint8Array; wrapped: Uint8Array }>(sql, id);
  return (await unwrapSecret(row!, { user: id, pin }))!;
}

describe('people', () => {
  it('are added by an administrator, by user name in the journal', async () => {
    expect(await desk.window()('users.list', {})).toEqual([
      { id: 'audit', name: '赵六', roles: ['auditor'], locked: false },
      { id: admin.user, name: '李四', roles: ['administrator', 'manager', 'cashier'], locked: false },
      { id: 'wang', name: '王五', roles: ['cashier'], locked: false },
    ]);
    const [entry] = desk.rows<{ actor: string; body: Uint8Array }>(
      "SELECT actor, body FROM journal WHERE type = 'user.added' ORDER BY seq DESC LIMIT 1",
    );
    expect(entry!.actor).toBe(admin.user);
    expect(JSON.parse(Buffer.from(entry!.body).toString())).toEqual({ user: 'audit', roles: ['auditor'] });
  });

  it('are not added by a cashier, nor twice, nor with a weak PIN', async () => {
    const call = await signedIn(cashier);
    const another = { ...cashier, id: 'another' };
    await expect(call('users.add', another)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(desk.call('users.add', cashier)).rejects.toMatchObject({ code: 'user_exists' });
    await expect(desk.call('users.add', { ...another, pin: '1234567' })).rejects.toMatchObject({
      code: 'pin_weak',
    });
    expect(await call('users.list', {})).toHaveLength(3);
  });

  it('unlock the invoice key alone after a restart, where they issue', async () => {
    await desk.reopen();
    const call = await signedIn(cashier);
    expect(await call('status.get', {})).toMatchObject({ signer: 'unlocked', user: { id: 'wang' } });
    const { invoice } = await call('invoices.issue', { draft: draftOf('U-1') });
    const { code, number } = invoice;
    const xml = await call('invoices.file', { code, number, format: 'xml' });
    expect(Buffer.from(xml.content, 'base64').toString()).toContain('王五');
    expect(await call('invoices.get', { code, number })).toMatchObject({ actor: 'wang' });
  });
});

describe('an auditor', () => {
  it('has a PIN that opens no data key: the invoice key stays locked', async () => {
    await desk.reopen();
    const call = await signedIn(auditor);
    expect(await call('status.get', {})).toMatchObject({ signer: 'locked', user: { id: 'audit' } });
    const keyFiles = createKeyFiles(join(desk.folder, 'keys'), desk.gm);
    const secret = await secretOf(auditor);
    expect(() => keyFiles.loadInvoiceKey(secret)).toThrow(
      expect.objectContaining({ code: 'database_damaged' }),
    );
    const dataKey = await secretOf(cashier);
    expect(() => keyFiles.loadInvoiceKey(dataKey)).not.toThrow();
  });

  it('sees everything and changes nothing', async () => {
    const call = await signedIn(auditor);
    await call('invoices.list', { limit: 10 });
    await call('audit.verify', {});
    for (const attempt of [
      () => call('invoices.issue', { draft: draftOf('U-2') }),
      () => call('leases.request', { kind: '0101', count: 10, reason: '' }),
      () => call('users.add', { ...cashier, id: 'another' }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'forbidden' });
  });
});
