import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDispatcher } from '../../../src/main/rpc/dispatcher.ts';
import { contract } from '../../../src/shared/contract/index.ts';
import { AppError } from '../../../src/shared/errors.ts';
import { admin, draftOf, startDesk, type TestDesk } from '../../support/desk.ts';

let desk: TestDesk;
const cashier = { id: 'wang', name: '王五', roles: ['cashier' as const], pin: 'blue window 12' };

beforeAll(async () => {
  desk = await startDesk();
  await desk.call('users.add', cashier);
});
afterAll(() => desk.close());

const ask = (name: string, input: unknown) => desk.session.call(name, input);
const refused = (code: string) => ({ ok: false, error: { code } });

describe('what may be asked', () => {
  it('is only what the contract names', async () => {
    for (const name of [
      ...['nothing.here', '', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'status'],
      ...['Status.get', 'status.get ', 'x'.repeat(100_000)],
    ]) {
      const reply = await ask(name, {});
      expect(reply, name.slice(0, 50)).toMatchObject(refused('not_found'));
      expect(JSON.stringify(reply).length).toBeLessThan(500);
    }
  });

  it('is held to its input: every fault is named, nothing is done', async () => {
    const before = desk.rows('SELECT count(*) AS n FROM lease_requests');
    for (const input of [
      ...[undefined, null, 7, 'text', [], {}],
      { kind: '0101', count: -1, reason: '' },
      { kind: '0101', count: 1.5, reason: '' },
      { kind: '01O1', count: 1, reason: '' },
      { kind: '0101', count: '1', reason: '' },
      { kind: '0101', count: 1e9, reason: '' },
    ])
      expect(await ask('leases.request', input), JSON.stringify(input)).toMatchObject(
        refused('input_invalid'),
      );
    expect(await ask('leases.request', { kind: 'x', count: 0, reason: 7 })).toMatchObject({
      error: { details: { issues: [{ path: 'kind' }, { path: 'count' }, { path: 'reason' }] } },
    });
    expect(desk.rows('SELECT count(*) AS n FROM lease_requests')).toEqual(before);
  });

  it('does not reach what an object inherits', async () => {
    const input = JSON.parse('{"__proto__":{"kind":"0101","count":1,"reason":""}}') as unknown;
    expect(await ask('leases.request', input)).toMatchObject(refused('input_invalid'));
  });
});

describe('who may ask', () => {
  it('is nobody without a session, for whatever names a role', async () => {
    const stranger = desk.app.openSession();
    for (const [name, { roles }] of Object.entries(contract)) {
      if (roles === 'anyone') continue;
      expect(await stranger.call(name, {}), name).toMatchObject(refused('session_required'));
    }
  });

  it('is nobody in another role', async () => {
    const window = desk.app.openSession();
    await window.call('session.unlock', { user: cashier.id, pin: cashier.pin });
    for (const [name, { roles }] of Object.entries(contract)) {
      if (roles === 'anyone' || roles.includes('cashier')) continue;
      expect(await window.call(name, {}), name).toMatchObject(refused('forbidden'));
    }
  });

  it('is judged before the input is looked at', async () => {
    const stranger = desk.app.openSession();
    expect(await stranger.call('users.add', { pin: 7 })).toMatchObject(refused('session_required'));
  });

  it('follows a change of roles at once, also in a window that is open', async () => {
    const window = desk.app.openSession();
    await window.call('session.unlock', { user: cashier.id, pin: cashier.pin });
    await desk.call('users.setRoles', { id: cashier.id, roles: ['manager'] });
    expect(await window.call('status.get', {})).toMatchObject({ value: { user: { roles: ['manager'] } } });
    expect(await window.call('users.add', cashier)).toMatchObject(refused('forbidden'));
    await desk.call('users.setRoles', { id: cashier.id, roles: ['administrator'] });
    expect(await window.call('users.add', cashier)).toMatchObject(refused('user_exists'));
    await desk.call('users.setRoles', { id: cashier.id, roles: cashier.roles });
    expect(await window.call('users.add', cashier)).toMatchObject(refused('forbidden'));
  });

  it('is nobody any more after the window was locked or closed, each window for itself', async () => {
    const [one, two] = [desk.app.openSession(), desk.app.openSession()];
    for (const window of [one, two]) await window.call('session.unlock', admin);
    await one.call('session.lock', {});
    expect(await one.call('invoices.list', { limit: 1 })).toMatchObject(refused('session_required'));
    expect(await two.call('invoices.list', { limit: 1 })).toMatchObject({ ok: true });
    two.close();
    expect(await two.call('invoices.list', { limit: 1 })).toMatchObject(refused('session_required'));
    // A locked window does not lock the invoice key.
    expect(await two.call('status.get', {})).toMatchObject({
      value: { phase: 'locked', signer: 'unlocked' },
    });
  });
});

describe('what needs a second person', () => {
  const reset = { id: cashier.id, pin: 'blue window 13' };
  const required = refused('second_person_required');
  const other = { user: cashier.id, pin: cashier.pin };
  const pinOf = () => desk.rows('SELECT wrapped_key FROM users WHERE id = ?', cashier.id);

  it('is not done alone, nor with one’s own word, nor with a PIN that is wrong', async () => {
    const before = pinOf();
    const call = (approval?: { user: string; pin: string }) =>
      desk.session.call('users.resetPin', reset, approval);
    expect(await call()).toMatchObject(required);
    expect(await call(admin)).toMatchObject(required);
    expect(await call({ ...other, pin: 'blue window 99' })).toMatchObject(refused('pin_wrong'));
    expect(await call({ user: 'nobody', pin: cashier.pin })).toMatchObject(refused('pin_wrong'));
    expect(pinOf()).toEqual(before);
  });

  it('does not ask for the second person before the first one may do it', async () => {
    const window = desk.app.openSession();
    await window.call('session.unlock', other);
    expect(await window.call('users.resetPin', reset, admin)).toMatchObject(refused('forbidden'));
  });

  it('is done with another’s PIN, and the journal has both names and no PIN', async () => {
    const reply = await desk.session.call('users.resetPin', reset, other);
    expect(reply).toMatchObject({ ok: true, value: { id: cashier.id } });
    const [entry] = desk.rows<{ actor: string; body: Uint8Array }>('SELECT * FROM journal ORDER BY seq DESC');
    expect(entry!.actor).toBe(admin.user);
    const body = Buffer.from(entry!.body).toString();
    expect(JSON.parse(body)).toEqual({ user: cashier.id, approver: cashier.id });
    const window = desk.app.openSession();
    expect(await window.call('session.unlock', other)).toMatchObject(refused('pin_wrong'));
    const fresh = { user: cashier.id, pin: reset.pin };
    expect(await window.call('session.unlock', fresh)).toMatchObject({ ok: true });
    expect(JSON.stringify(reply) + desk.logged.join()).not.toContain('blue window');
  });
});

describe('what comes back', () => {
  const bugs: unknown[] = [];
  const broken = createDispatcher({
    handlers: {
      'users.list': () => {
        throw new Error('the secret is 4711');
      },
      'leases.list': () => Promise.reject(new AppError('lease_refused', 'in words', { why: 1 })),
      'status.get': () => ({ phase: 'ready', secret: 4711 }) as never,
    },
    personNow: () => undefined,
    checkPerson: () => Promise.reject(new Error('not asked')),
    reportBug: (error, name) => bugs.push([String(error), name]),
  })({ user: undefined });

  it('says nothing of a bug but that there was one; the log has it', async () => {
    bugs.length = 0;
    const reply = await broken('users.list', {});
    expect(reply).toMatchObject(refused('internal'));
    expect(JSON.stringify(reply)).not.toContain('4711');
    expect(bugs).toEqual([['Error: the secret is 4711', 'users.list']]);
  });

  it('carries an expected failure as it is', async () => {
    expect(await broken('leases.list', {})).toEqual({
      ok: false,
      error: { code: 'lease_refused', message: 'in words', details: { why: 1 } },
    });
  });

  it('is held to its output: an answer of another shape is a bug, not an answer', async () => {
    const reply = await broken('status.get', {});
    expect(reply).toMatchObject(refused('internal'));
    expect(JSON.stringify(reply)).not.toContain('4711');
  });

  it('refuses what a folder open for reading has no hands for', async () => {
    expect(await broken('sync.run', {})).toMatchObject(refused('forbidden'));
  });

  it('is JSON and nothing else', async () => {
    for (const name of ['status.get', 'users.list', 'leases.list', 'catalogue.get', 'audit.verify']) {
      const reply = await ask(name, {});
      expect(JSON.parse(JSON.stringify(reply)), name).toEqual(reply);
    }
  });
});

describe('a PIN', () => {
  it('appears in no reply and no log, right, wrong, new or out of place', async () => {
    const pins = ['quite secret 31', 'quite secret 32', 'quite secret 33', 'quite secret 34'];
    const replies = [
      await ask('users.add', { id: 'chen', name: '陈', roles: ['manager'], pin: pins[0] }),
      await ask('session.unlock', { user: 'chen', pin: pins[0] }),
      await ask('session.unlock', { user: 'chen', pin: pins[1] }),
      await ask('session.unlock', { user: 'Chen', pin: pins[2] }),
      await ask('users.add', { id: 'x', name: 7, roles: pins, pin: pins[3] }),
      await desk.session.call('status.get', {}, { user: 'chen', pin: pins[3]! }),
    ];
    await desk.unlock();
    expect(JSON.stringify(replies)).not.toContain('quite secret');
    expect(desk.logged.join('\n')).not.toContain('quite secret');
    expect(JSON.stringify(await ask('invoices.check', { draft: draftOf('P-1') }))).not.toContain('secret');
  });
});
