import { afterEach, beforeEach, expect, it } from 'vitest';
import { readRegisteredInvoices } from '../../../src/main/practice/read-registered-invoices.ts';
import type { Head } from '../../../src/shared/protocol/head.ts';
import type { SignedStatement } from '../../../src/shared/protocol/statement.ts';
import type { UploadAnswer } from '../../../src/shared/protocol/upload.ts';
import { draftOf, startDesk, type TestDesk } from '../../support/desk.ts';
import { payloadOf } from '../../support/practice-client.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await startDesk();
  await desk.lease(40);
});
afterEach(() => desk.close());

const lastHead = () => desk.rows<{ seq: number }>('SELECT max(seq) AS seq FROM heads')[0]?.seq;
const lastEntry = () => desk.rows<{ seq: number }>('SELECT max(seq) AS seq FROM journal')[0]?.seq;
const uploads = () => desk.proxy.seen.filter(path => path === '/v1/upload-entries').length;

/** An answer without results that countersigns our own chain at that seq. */
function headAt(seq: number, head: SignedStatement): UploadAnswer {
  const own = desk.rows<{ hash: Uint8Array }>('SELECT hash FROM journal WHERE seq = ?', seq)[0]!;
  const hash = Buffer.from(own.hash).toString('hex');
  return { head: desk.voice.statement({ ...payloadOf<Head>(head), seq, hash }), results: [] };
}

it('sends the rest again where the platform took only the beginning of a batch, until all of it is seen', async () => {
  await desk.issueFile(Array.from({ length: 9 }, (_, index) => draftOf(`N-${index}`)));
  desk.platform.setFault('half-batch', true);
  const before = uploads();
  const report = await desk.sync();
  expect(uploads() - before).toBeGreaterThan(3);
  expect(report).toMatchObject({ sent: 9, accepted: 9, pending: 0 });
  expect(lastHead()).toBe(lastEntry());
  expect(readRegisteredInvoices(desk.practiceFolder)).toHaveLength(9);
});

it('lets what was not taken wait again when the line goes in between', async () => {
  await desk.issueFile(Array.from({ length: 8 }, (_, index) => draftOf(`N-${index}`)));
  desk.platform.setFault('half-batch', true);
  let passed = 0;
  desk.proxy.intercept = answer => {
    if (answer.path === '/v1/upload-entries' && passed++ > 0) throw new Error('the line went');
    return answer;
  };
  await expect(desk.sync()).rejects.toMatchObject({ code: 'platform_unreachable' });
  const seen = lastHead() ?? 0;
  expect(seen).toBeLessThan(lastEntry() ?? 0);
  const states = () =>
    desk.rows('SELECT seq, state FROM invoice_results WHERE seq <= ? AND state <> ?', seen, 'accepted');
  expect(states()).toEqual([]);
  desk.proxy.intercept = undefined;
  await desk.sync();
  expect(desk.rows('SELECT state FROM invoice_results WHERE state <> ?', 'accepted')).toEqual([]);
  expect(readRegisteredInvoices(desk.practiceFolder)).toHaveLength(8);
});

it('stops for now where the platform takes nothing, and what was sent waits again', async () => {
  await desk.sync();
  const held = lastHead() ?? 0;
  await desk.issue('N-1');
  desk.proxy.intercept = desk.voice.changing<UploadAnswer>('/v1/upload-entries', ({ head }) =>
    headAt(held, head),
  );
  expect(await desk.sync()).toMatchObject({ sent: 0, pending: 1 });
  expect(desk.rows('SELECT state FROM invoice_results')).toEqual([]);
  desk.proxy.intercept = undefined;
  expect(await desk.sync()).toMatchObject({ sent: 1, accepted: 1, pending: 0 });
});

it('takes no head that lies before one it holds, and stays able to issue', async () => {
  await desk.issue('N-1');
  await desk.sync();
  const held = lastHead() ?? 0;
  desk.proxy.intercept = desk.voice.changing<UploadAnswer>('/v1/upload-entries', ({ head }) =>
    headAt(held - 1, head),
  );
  await expect(desk.sync()).rejects.toMatchObject({ code: 'answer_untrusted' });
  expect(lastHead()).toBe(held);
  await expect(desk.issue('N-2')).resolves.toMatchObject({ status: 'issued' });
});

it('does not take a shorter head with another hash: that is a fork', async () => {
  await desk.issueFile([draftOf('N-1'), draftOf('N-2')]);
  desk.platform.setFault('half-batch', true);
  desk.proxy.intercept = desk.voice.changing<UploadAnswer>('/v1/upload-entries', answer => ({
    ...answer,
    head: desk.voice.statement({ ...payloadOf<Head>(answer.head), hash: '0'.repeat(64) }),
  }));
  await expect(desk.sync()).rejects.toMatchObject({ code: 'terminal_quarantined' });
});
