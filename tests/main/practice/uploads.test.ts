import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fromBase64, toHex } from '../../../src/shared/gm/bytes.ts';
import { parseCertificate } from '../../../src/shared/gm/certificates.ts';
import { decodePem } from '../../../src/shared/gm/pem.ts';
import { checkSignature, supervisedBytes } from '../../../src/shared/proof/invoice-signature.ts';
import { createTrustJudge } from '../../../src/shared/proof/trust.ts';
import type { Grant } from '../../../src/shared/protocol/grant.ts';
import type { Head } from '../../../src/shared/protocol/head.ts';
import { payloadOf } from '../../support/practice-client.ts';
import { type PracticeDesk, startPracticeDesk } from '../../support/practice-desk.ts';
import type { PracticeTerminal } from '../../support/practice-terminal.ts';

let desk: PracticeDesk;
let terminal: PracticeTerminal;
let grant: Grant;
let first: number;

beforeAll(async () => {
  desk = await startPracticeDesk();
});
afterAll(() => desk.close());
beforeEach(async () => {
  terminal = await desk.newTerminal();
  grant = await terminal.lease(20);
  first = Number(grant.first);
});

function stored(sql: string): unknown {
  const db = new Database(join(desk.folder, 'platform.db'), { readonly: true });
  try {
    return db.prepare(sql).all(terminal.terminalId);
  } finally {
    db.close();
  }
}

describe('a journal', () => {
  it('is countersigned up to the last entry with the hash the terminal computes itself', async () => {
    terminal.append('user.added', { user: 'a' });
    const { head } = await terminal.uploaded(1);
    expect(payloadOf<Head>(head)).toEqual({
      type: 'head',
      terminalId: terminal.terminalId,
      epoch: 1,
      seq: 2,
      hash: toHex(terminal.hashAfter(2)),
      time: '2026-11-24T10:21:03.120+08:00',
    });
    const published = await fetch(`${desk.place.url}/v1/heads/${terminal.terminalId}`);
    expect(await published.json()).toEqual(head);
  });

  it('gets a fresh head for an empty batch, also before the first entry', async () => {
    const before = payloadOf<Head>(
      (await terminal.call('uploadEntries', { epoch: 1, entries: [], invoices: [] })).head,
    );
    expect(before).toMatchObject({ seq: 0, hash: toHex(terminal.hashAfter(0)) });
    await terminal.uploaded(1);
    desk.clock.at += 60_000;
    const after = payloadOf<Head>((await terminal.uploaded(2)).head);
    expect(after).toMatchObject({ seq: 1, hash: toHex(terminal.hashAfter(1)) });
    expect(Date.parse(after.time)).toBe(desk.clock.at);
  });

  it('starts with terminal.enrolled or not at all', async () => {
    terminal.journal.length = 0;
    terminal.append('user.added', {});
    expect(await terminal.upload(1, [])).toMatchObject({ status: 400, error: 'malformed' });
    expect(await fetch(`${desk.place.url}/v1/heads/${terminal.terminalId}`)).toMatchObject({ status: 404 });
  });

  it('is a fork when a known seq comes with another digest', async () => {
    terminal.append('user.added', { user: 'a' });
    await terminal.uploaded(1);
    terminal.journal.pop();
    terminal.append('user.added', { user: 'b' });
    terminal.append('user.added', { user: 'c' });
    expect(await terminal.upload(2, [])).toMatchObject({ status: 409, error: 'fork_detected' });
    expect(stored('SELECT seq FROM platform_entries WHERE terminal_id = ?')).toHaveLength(2);
  });

  it('is a fork when the first entry does not link to the head', async () => {
    await terminal.uploaded(1);
    terminal.append('user.added', {});
    terminal.append('user.added', {});
    expect(await terminal.upload(3, [])).toMatchObject({ status: 409, error: 'fork_detected' });
  });

  it('is malformed when its entries are not consecutive', async () => {
    terminal.append('user.added', {});
    terminal.append('user.added', {});
    const [one, , three] = terminal.entries();
    const reply = await terminal.send('uploadEntries', { epoch: 1, entries: [one, three], invoices: [] });
    expect(reply).toMatchObject({ status: 400, error: 'malformed' });
  });

  it('goes on in a new epoch from any entry the platform holds, and only there', async () => {
    terminal.append('user.added', {});
    terminal.append('user.added', {});
    await terminal.uploaded(1);
    terminal.journal.length = 2;
    terminal.epoch = 2;
    terminal.append('epoch.started', { epoch: 2 });
    const head = payloadOf<Head>((await terminal.uploaded(3)).head);
    expect(head).toMatchObject({ epoch: 2, seq: 3, hash: toHex(terminal.hashAfter(3)) });
    expect(payloadOf<Head>((await terminal.uploaded(3)).head)).toMatchObject({ epoch: 2, seq: 3 });
    terminal.epoch = 1;
    expect(await terminal.upload(99, [])).toMatchObject({ error: 'fork_detected' });
    terminal.epoch = 4;
    terminal.append('epoch.started', { epoch: 4 });
    expect(await terminal.upload(4, [])).toMatchObject({ error: 'fork_detected' });
  });

  it('is a fork when a new epoch does not link to what is held', async () => {
    await terminal.uploaded(1);
    terminal.append('user.added', {});
    terminal.epoch = 2;
    terminal.append('epoch.started', { epoch: 2 });
    expect(await terminal.upload(3, [])).toMatchObject({ error: 'fork_detected' });
    const head = payloadOf<Head>((await terminal.call('highWaterMark', {})).head);
    expect(head).toMatchObject({ epoch: 1, seq: 1 });
  });

  it('says the number twice only when it is forked', async () => {
    terminal.issue({ grant, position: first });
    await terminal.uploaded(1);
    terminal.issue({ grant, position: first });
    expect(await terminal.upload(3, [])).toMatchObject({ error: 'fork_detected' });
  });
});

describe('an invoice', () => {
  it('is accepted with a supervision signature over exactly its bytes and the unit signature', async () => {
    const invoice = terminal.issue({ grant, position: first });
    const { results } = await terminal.uploaded(1, [invoice]);
    expect(results).toMatchObject([
      { code: grant.invoiceCode, number: grant.first, result: 'accepted', late: false },
    ]);
    const [result] = results;
    const trust = decodePem('CERTIFICATE', await (await fetch(`${desk.place.url}/v1/trust`)).text());
    const [root, issuing] = trust.map(parseCertificate);
    const judge = createTrustJudge(desk.gm, { root: root!, intermediates: [issuing!] });
    const content = supervisedBytes(fromBase64(invoice.signedBytes), fromBase64(invoice.signature));
    const element = fromBase64(result?.result === 'accepted' ? result.supervision : '');
    expect(checkSignature(desk.gm, judge, { id: 'supervision', content, element })).toMatchObject({
      ok: true,
    });
    expect(
      checkSignature(desk.gm, judge, { id: 'supervision', content: content.slice(1), element }),
    ).toMatchObject({
      reason: 'signature',
    });
    expect(
      stored(
        'SELECT invoice_number, result, length(supervision) > 500 AS signed FROM platform_invoices WHERE terminal_id = ?',
      ),
    ).toEqual([{ invoice_number: grant.first, result: 'accepted', signed: 1 }]);
  });

  it('gets the same result when the same batch comes twice', async () => {
    const invoice = terminal.issue({ grant, position: first });
    const once = await terminal.uploaded(1, [invoice]);
    const twice = await terminal.uploaded(1, [invoice]);
    expect(twice.results).toEqual([
      { code: invoice.code, number: invoice.number, result: 'duplicate', first: once.results[0] },
    ]);
    const entriesOnly = await terminal.uploaded(1);
    expect(entriesOnly.results).toEqual(twice.results);
    expect(payloadOf<Head>(twice.head)).toEqual(payloadOf<Head>(once.head));
    expect(await terminal.call('recordState', { code: invoice.code, number: invoice.number })).toEqual({
      state: 'known',
      result: once.results[0],
    });
  });

  it('may come after its entry', async () => {
    const invoice = terminal.issue({ grant, position: first });
    expect((await terminal.uploaded(1)).results).toEqual([]);
    expect(await terminal.call('recordState', { code: invoice.code, number: invoice.number })).toEqual({
      state: 'unknown',
    });
    expect((await terminal.uploaded(3, [invoice])).results).toMatchObject([{ result: 'accepted' }]);
  });

  it('is a fork when its number is held with other bytes, and the whole batch is left', async () => {
    const invoice = terminal.issue({ grant, position: first });
    await terminal.uploaded(1, [invoice]);
    const next = terminal.issue({ grant, position: first + 1 });
    const other = { ...invoice, signedBytes: next.signedBytes };
    expect(await terminal.upload(3, [next, other])).toMatchObject({ status: 409, error: 'fork_detected' });
    const resigned = { ...invoice, signature: next.signature };
    expect(await terminal.upload(3, [next, resigned])).toMatchObject({ status: 409, error: 'fork_detected' });
    expect(stored('SELECT invoice_number FROM platform_invoices WHERE terminal_id = ?')).toHaveLength(1);
    expect(stored('SELECT seq FROM platform_entries WHERE terminal_id = ?')).toHaveLength(2);
  });

  it('does not keep the others waiting when it is bad', async () => {
    const good = terminal.issue({ grant, position: first });
    const bad = terminal.issue({ grant, position: first + 1, key: terminal.terminalKey });
    const last = terminal.issue({ grant, position: first + 2 });
    const { results, head } = await terminal.uploaded(1, [good, bad, last]);
    expect(results.map(({ result }) => result)).toEqual(['accepted', 'refused', 'accepted']);
    expect(payloadOf<Head>(head).seq).toBe(4);
  });

  it('is marked late when it comes after the agreed hours', async () => {
    const inTime = terminal.issue({ grant, position: first });
    const late = terminal.issue({ grant, position: first + 1 });
    desk.clock.at += 24 * 3_600_000 - 1000;
    expect((await terminal.uploaded(1, [inTime])).results).toMatchObject([{ late: false }]);
    desk.clock.at += 60_000;
    expect((await terminal.uploaded(4, [late])).results).toMatchObject([{ result: 'accepted', late: true }]);
  });
});
