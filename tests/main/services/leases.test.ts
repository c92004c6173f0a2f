import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { practicePolicy } from '../../../src/main/practice/practice-policy.ts';
import type { Grant, LeaseAnswer } from '../../../src/shared/protocol/grant.ts';
import { startDesk, type TestDesk } from '../../support/desk.ts';
import { createPlatformVoice } from '../../support/platform-proxy.ts';
import { payloadOf } from '../../support/practice-client.ts';

let desk: TestDesk;
let leaseId: string | null;
beforeAll(async () => {
  desk = await startDesk();
  leaseId = (await desk.lease(20)).leaseId;
});
afterEach(() => {
  desk.proxy.intercept = undefined;
  desk.platform.setFault('refuse', false);
});
afterAll(() => desk.close());

const path = '/v1/request-lease';
const leases = () => desk.call('leases.list', {});
const waiting = () =>
  desk.rows<{ request_id: string }>("SELECT * FROM lease_requests WHERE state = 'pending'");

describe('a lease', () => {
  it('is kept as the platform signed it, is in the journal, and its numbers are available', async () => {
    expect(await leases()).toMatchObject([
      { leaseId, kind: '0101', invoiceCode: '32010126', first: '0000000001', last: '0000000020' },
    ]);
    const [kept] = desk.rows<{ payload: Uint8Array }>(
      'SELECT payload FROM leases JOIN statements ON id = statement_id',
    );
    expect(JSON.parse(Buffer.from(kept!.payload).toString())).toMatchObject({
      leaseId,
      policy: practicePolicy,
    });
    const [entry] = desk.rows<{ actor: string; body: Uint8Array }>(
      "SELECT * FROM journal WHERE type = 'lease.granted'",
    );
    expect(entry!.actor).toBe('li');
    expect(JSON.parse(Buffer.from(entry!.body).toString())).toMatchObject({ leaseId, first: '0000000001' });
    expect(desk.proxy.seen).toContain('/v1/confirm-lease');
  });

  it('may be used although its receipt did not arrive', async () => {
    desk.proxy.intercept = answer => {
      if (answer.path === '/v1/confirm-lease') throw new Error('lost');
      return answer;
    };
    expect(await desk.lease(5, {})).toMatchObject({ state: 'granted' });
  });

  it('is refused in the platform’s own words', async () => {
    const answer = await desk.call('leases.request', { kind: '9999', count: 5, reason: '测试' });
    expect(answer).toMatchObject({ state: 'refused', text: expect.stringContaining('9999'), leaseId: null });
  });

  it('that a person must grant comes with a later round, or is refused then', async () => {
    const before = (await leases()).length;
    const one = await desk.lease(6000);
    expect(one).toMatchObject({ state: 'pending', text: expect.stringContaining('审核') });
    const two = await desk.lease(7000);
    await desk.sync();
    expect(await leases()).toHaveLength(before);
    expect(await desk.call('leases.requests', {})).toContainEqual(one);
    desk.platform.decideLease(one.requestId, 'grant');
    desk.platform.decideLease(two.requestId, 'refuse', '太多');
    await desk.sync();
    expect((await leases()).at(-1)).toMatchObject({ granted: 6000 });
    expect(waiting()).toEqual([]);
  });
});

describe('a request whose reply is lost', () => {
  it('is asked for again under the same id: one grant, not two', async () => {
    const before = (await leases()).length;
    desk.proxy.intercept = answer => {
      if (answer.path === path) throw new Error('lost');
      return answer;
    };
    const order = { kind: '0101', count: 7, reason: '测试' };
    await expect(desk.call('leases.request', order)).rejects.toMatchObject({ code: 'platform_unreachable' });
    expect(waiting()).toHaveLength(1);
    desk.proxy.intercept = undefined;
    await desk.sync();
    expect(waiting()).toEqual([]);
    const after = await leases();
    expect(after).toHaveLength(before + 1);
    const next = await desk.lease(1);
    const [last, previous] = [
      after.find(({ granted }) => granted === 7)!,
      (await leases()).find(one => one.leaseId === next.leaseId)!,
    ];
    expect(Number(previous.first)).toBe(Number(last.last) + 1);
  });
});

describe('a grant that cannot be ours', () => {
  const other = '00000000-0000-4000-8000-000000000000';
  const invalid = { code: 'lease_invalid' };

  async function expectNothing(attempt: Promise<unknown>): Promise<void> {
    const before = await leases();
    const entries = desk.rows('SELECT count(*) AS n FROM journal');
    await expect(attempt).rejects.toMatchObject(invalid);
    expect(await leases()).toEqual(before);
    expect(desk.rows('SELECT count(*) AS n FROM journal')).toEqual(entries);
  }

  it.each<[string, Partial<Grant>]>([
    ['is another terminal’s', { terminal: other }],
    ['is another unit’s', { unit: '320599999' }],
    ['is of another epoch', { epoch: 2 }],
    ['is over already', { notAfter: '2026-11-24T10:21:03+08:00' }],
    ['has another kind in its code', { invoiceCode: '32020126' }],
    ['has more numbers than were asked for', { first: '0000900000', last: '0000900005' }],
    ['has no number', { first: '0000900001', last: '0000900000' }],
    ['overlaps one that is here', { first: '0000000020', last: '0000000022' }],
    ['is one that is here, with other numbers', { leaseId: 'first' }],
  ])('because it %s is refused, and nothing changes', async (_, change) => {
    const known = (await leases())[0]!.leaseId;
    await expectNothing(desk.lease(5, change.leaseId === undefined ? change : { ...change, leaseId: known }));
  });

  it('because the platform did not sign it is refused', async () => {
    const impostor = createPlatformVoice(desk.gm, `${desk.folder}/../impostor`, () => desk.clock.platform);
    for (const forge of [
      (grant: Grant) => impostor.statement(grant),
      (grant: Grant) => ({
        ...desk.voice.statement(grant),
        payload: Buffer.from(JSON.stringify({ ...grant, last: '0000999999' })).toString('base64'),
      }),
    ]) {
      desk.proxy.intercept = desk.voice.changing<LeaseAnswer>(path, answer =>
        answer.state === 'granted' ? { ...answer, grant: forge(payloadOf<Grant>(answer.grant)) } : answer,
      );
      await expectNothing(desk.call('leases.request', { kind: '0101', count: 5, reason: '测试' }));
    }
  });
});
