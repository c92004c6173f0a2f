import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromBase64 } from '../../../src/shared/gm/bytes.ts';
import { parseCertificate } from '../../../src/shared/gm/certificates.ts';
import { type Grant, grant as grantSchema } from '../../../src/shared/protocol/grant.ts';
import { payloadOf } from '../../support/practice-client.ts';
import { type PracticeDesk, startPracticeDesk } from '../../support/practice-desk.ts';
import type { PracticeTerminal } from '../../support/practice-terminal.ts';

let desk: PracticeDesk;
let terminal: PracticeTerminal;
beforeAll(async () => {
  desk = await startPracticeDesk();
  terminal = await desk.newTerminal();
});
afterAll(() => desk.close());

const order = (count: number, kind = '0601') => ({ requestId: randomUUID(), kind, count, reason: '窗口' });

describe('a lease', () => {
  it('is a signed grant for this terminal, this year and this kind, with its policy', async () => {
    const request = order(100);
    const answer = await terminal.call('requestLease', request);
    if (answer.state !== 'granted') throw new Error('not granted');
    const { payload, signature, certificate } = answer.grant;
    const key = parseCertificate(fromBase64(certificate)).publicKey;
    expect(desk.gm.verifyingKey(key).verify(fromBase64(payload), fromBase64(signature))).toBe(true);
    expect(grantSchema.parse(payloadOf(answer.grant))).toMatchObject({
      terminal: terminal.terminalId,
      unit: '320500123',
      epoch: 1,
      kind: '0601',
      invoiceCode: '32060126',
      first: '0000000001',
      last: '0000000100',
      notBefore: '2026-01-01T00:00:00+08:00',
      notAfter: '2026-12-31T23:59:59+08:00',
      policy: { offlineHours: 72, offlineCount: 5_000, offlineAmountFen: 1_000_000_000 },
    });
    expect(await terminal.call('requestLease', request)).toEqual(answer);
    expect(await terminal.call('leaseStatus', { requestId: request.requestId })).toEqual(answer);
  });

  it('never shares a number with another one, whoever asks in whatever order', async () => {
    const others = await Promise.all([desk.newTerminal(), desk.newTerminal(), desk.newTerminal()]);
    const grants = await Promise.all(
      Array.from({ length: 30 }, (_, i) => others[i % 3]!.lease(1 + ((i * 7) % 13), '0602')),
    );
    const numbers = grants.flatMap(({ first, last }) =>
      Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => Number(first) + i),
    );
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(Math.max(...numbers)).toBe(numbers.length);
  });

  it('is an error when a known request comes with other content or from another terminal', async () => {
    const request = order(5);
    await terminal.call('requestLease', request);
    for (const other of [
      { ...request, count: 6 },
      { ...request, kind: '0101' },
      { ...request, reason: '' },
    ])
      expect(await terminal.send('requestLease', other)).toMatchObject({
        status: 409,
        error: 'lease_refused',
      });
    const stranger = await desk.newTerminal();
    expect(await stranger.send('requestLease', request)).toMatchObject({ error: 'lease_refused' });
    const status = await stranger.send('leaseStatus', { requestId: request.requestId });
    expect(status).toMatchObject({ status: 404, error: 'not_found' });
  });

  it('is refused in words for a kind the catalogue does not have', async () => {
    const request = order(5, '9999');
    const answer = await terminal.call('requestLease', request);
    expect(answer).toEqual({ state: 'refused', text: '本单位没有核准票据种类 9999' });
    expect(await terminal.call('requestLease', request)).toEqual(answer);
  });

  it('waits for a person above 5,000 numbers', async () => {
    expect((await terminal.call('requestLease', order(5_000))).state).toBe('granted');
    const request = order(5_001);
    const pending = await terminal.call('requestLease', request);
    expect(pending).toMatchObject({ state: 'pending' });
    expect(await desk.put('/practice/leases', undefined, 'GET')).toMatchObject([
      { requestId: request.requestId },
    ]);
    desk.platform.decideLease(request.requestId, 'grant');
    const granted = await terminal.call('leaseStatus', { requestId: request.requestId });
    if (granted.state !== 'granted') throw new Error('not granted');
    const { first, last } = payloadOf<Grant>(granted.grant);
    expect(Number(last) - Number(first)).toBe(5_000);
    expect(() => desk.platform.decideLease(request.requestId, 'refuse')).toThrow('已经办结');
  });

  it('is refused with the words of the person who decides', async () => {
    const request = order(9_999);
    await terminal.call('requestLease', request);
    const path = `/practice/leases/${request.requestId}`;
    await desk.put(path, { decision: 'refuse', text: '上月结余太多' }, 'POST');
    expect(await terminal.call('requestLease', request)).toEqual({ state: 'refused', text: '上月结余太多' });
  });

  it('is confirmed by the terminal that holds it and by no other', async () => {
    const { leaseId } = await terminal.lease(5);
    expect(await terminal.call('confirmLease', { leaseId })).toEqual({ leaseId });
    expect(await terminal.call('confirmLease', { leaseId })).toEqual({ leaseId });
    const stranger = await desk.newTerminal();
    expect(await stranger.send('confirmLease', { leaseId })).toMatchObject({ error: 'not_found' });
  });

  it('has a high-water mark: the highest number the journal speaks of', async () => {
    const marked = await desk.newTerminal();
    const lease = await marked.lease(10);
    const untouched = await marked.lease(10);
    const before = await marked.call('highWaterMark', {});
    expect(before).toMatchObject({ head: null });
    expect(before.leases).toHaveLength(2);
    const position = Number(lease.first);
    marked.issue({ grant: lease, position });
    marked.issue({ grant: lease, position: position + 2 });
    const { head } = await marked.uploaded(1);
    const after = await marked.call('highWaterMark', {});
    expect(after.head).toEqual(head);
    expect(after.leases).toContainEqual({
      leaseId: lease.leaseId,
      highest: (position + 2).toString().padStart(10, '0'),
    });
    expect(after.leases).toContainEqual({ leaseId: untouched.leaseId, highest: null });
  });
});
