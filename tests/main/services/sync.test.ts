import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fromBase64, fromUtf8, toBase64, utf8 } from '../../../src/shared/gm/bytes.ts';
import type { Head } from '../../../src/shared/protocol/head.ts';
import type { UploadAnswer } from '../../../src/shared/protocol/upload.ts';
import { answerHeaders } from '../../../src/shared/protocol/wire.ts';
import { draftOf, readRows, startDesk, type TestDesk } from '../../support/desk.ts';
import { type Answer, createPlatformVoice, type PlatformProxy } from '../../support/platform-proxy.ts';
import { payloadOf } from '../../support/practice-client.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startDesk();
  await desk.lease(100);
});
afterEach(() => {
  desk.proxy.intercept = undefined;
  for (const fault of ['refuse', 'object:E17']) desk.platform.setFault(fault, false);
});
afterAll(() => desk.close());

const upload = '/v1/upload-entries';
/** States of the invoices whose business numbers start so, oldest first. */
const states = async (prefix: string) => {
  const { invoices } = await desk.call('invoices.list', { limit: 50 });
  const own = invoices.filter(({ businessNumber }) => businessNumber.startsWith(prefix));
  return own.map(({ state }) => state).reverse();
};
const registered = () =>
  readRows<{ signed_bytes: Uint8Array }>(
    join(desk.practiceFolder, 'platform.db'),
    'SELECT signed_bytes FROM platform_invoices ORDER BY invoice_number',
  );
const headNow = async () => (await desk.call('status.get', {})).lastHead!;
/** The upload is carried out, its answer is lost. */
const losing: PlatformProxy['intercept'] = answer => {
  if (answer.path === upload) throw new Error('lost');
  return answer;
};
const changingUpload = (change: (answer: UploadAnswer) => unknown) =>
  desk.voice.changing<UploadAnswer>(upload, change);

describe('an upload', () => {
  it('is accepted with a supervision signature, byte for byte what was signed here', async () => {
    await desk.issue('A-1');
    const { invoice } = await desk.issue('A-2');
    expect(await desk.sync()).toMatchObject({ sent: 2, accepted: 2, objected: 0, refused: 0, pending: 0 });
    expect(await states('A')).toEqual(['accepted', 'accepted']);
    const here = desk.rows<{ signed_bytes: Uint8Array }>(
      'SELECT signed_bytes FROM invoice_documents ORDER BY seq',
    );
    expect(registered()).toEqual(here);
    const { code, number } = invoice;
    const xml = await desk.call('invoices.file', { code, number, format: 'xml' });
    expect(fromUtf8(fromBase64(xml.content))).toContain('<Signature Id="supervision">');
    expect(await desk.call('invoices.get', { code, number })).toMatchObject({ witnessed: true });
  });

  it('with nothing to send brings the same head under a new time', async () => {
    await desk.sync();
    const before = await headNow();
    desk.clock.pass(600);
    await desk.sync();
    const after = await headNow();
    expect(after.seq).toBe(before.seq);
    expect(Date.parse(after.time)).toBe(Date.parse(before.time) + 600_000);
    expect(desk.rows('SELECT * FROM heads WHERE seq = ?', after.seq)).toHaveLength(1);
  });

  it('of more than one batch goes through in one round', async () => {
    await desk.lease(600);
    await desk.issueFile(Array.from({ length: 520 }, (_, i) => draftOf(`M-${i}`)));
    const before = desk.proxy.seen.length;
    expect(await desk.sync()).toMatchObject({ sent: 520, accepted: 520, pending: 0 });
    expect(desk.proxy.seen.slice(before).filter(path => path === upload)).toHaveLength(2);
  });

  it('needs nobody signed in, and issuing goes on beside it', async () => {
    await desk.issue('N-1');
    const running = desk.window()('sync.run', {});
    expect(await desk.issue('N-2')).toMatchObject({ status: 'issued' });
    await running;
    expect(await desk.window()('sync.run', {})).toMatchObject({ pending: 0 });
    expect(await states('N')).toEqual(['accepted', 'accepted']);
  });
});

describe('a reply that is lost', () => {
  it('leaves what was sent unknown; the same bytes again settle it, and nothing is doubled', async () => {
    await desk.issue('L-1');
    await desk.issue('L-2');
    const [before, there] = [await headNow(), registered().length];
    desk.proxy.intercept = losing;
    await expect(desk.sync()).rejects.toMatchObject({ code: 'platform_unreachable' });
    expect(await states('L')).toEqual(['unknown', 'unknown']);
    expect(await headNow()).toEqual(before);
    expect(registered()).toHaveLength(there + 2);
    desk.proxy.intercept = undefined;
    await desk.issue('L-3');
    expect(await desk.sync()).toMatchObject({ sent: 3, accepted: 3, pending: 0, objected: 0 });
    expect(registered()).toHaveLength(there + 3);
    expect(await desk.call('audit.verify', {})).toMatchObject({ ok: true });
  });

  it('is remembered over a kill: what was being sent is unknown afterwards', async () => {
    await desk.issue('R-1');
    let cut: (() => void) | undefined;
    desk.proxy.intercept = answer =>
      answer.path === upload
        ? new Promise((_, reject) => {
            cut = () => reject(new Error('cut'));
          })
        : answer;
    const running = desk.sync().catch((error: unknown) => error);
    await expect.poll(() => cut).toBeDefined();
    expect(await states('R')).toEqual(['sending']);
    // The files as a kill at this instant would leave them.
    const copy = join(desk.folder, '..', 'copy');
    mkdirSync(copy);
    for (const name of ['terminal.db', 'terminal.db-wal']) cpSync(join(desk.folder, name), join(copy, name));
    cut?.();
    await running;
    desk.proxy.intercept = undefined;
    const there = registered().length;
    await desk.reopen(() => cpSync(copy, desk.folder, { recursive: true }));
    await desk.unlock();
    expect(await states('R')).toEqual(['unknown']);
    expect(await desk.sync()).toMatchObject({ accepted: 1 });
    expect(registered()).toHaveLength(there);
  });
});

describe('an invoice that the platform objects to', () => {
  it('holds up no other, keeps its words, and is accepted when sent again after the cause is gone', async () => {
    desk.platform.setFault('object:E17', true);
    await desk.issue('O-1');
    expect(await desk.sync()).toMatchObject({ accepted: 0, objected: 1, pending: 1 });
    desk.platform.setFault('object:E17', false);
    await desk.issue('O-2');
    const { invoices } = await desk.call('invoices.list', { limit: 2 });
    expect(invoices[1]).toMatchObject({ state: 'objected', objection: { code: 'E17' } });
    expect(await desk.sync()).toMatchObject({ accepted: 2, objected: 0, pending: 0 });
    expect(await states('O')).toEqual(['accepted', 'accepted']);
  });

  it('blocks nobody while the cause stays: later ones are accepted round after round', async () => {
    desk.platform.setFault('object:E17', true);
    const { invoice } = await desk.issue('S-1');
    await desk.sync();
    desk.platform.setFault('object:E17', false);
    const { code, number } = invoice;
    const still = { code, number, result: 'objected', objection: 'E17', text: '仍有问题' };
    desk.proxy.intercept = changingUpload(answer => ({
      ...answer,
      results: answer.results.map(result => (result.number === number ? still : result)),
    }));
    await desk.issue('S-2');
    expect(await desk.sync()).toMatchObject({ accepted: 1, objected: 1 });
    await desk.issue('S-3');
    expect(await desk.sync()).toMatchObject({ accepted: 1, objected: 1 });
    expect(await states('S')).toEqual(['objected', 'accepted', 'accepted']);
    desk.proxy.intercept = undefined;
    expect(await desk.sync()).toMatchObject({ accepted: 1, objected: 0 });
  });
});

describe('a platform that refuses', () => {
  it('takes nothing, and what waits stays queued', async () => {
    await desk.issue('Q-1');
    const before = await headNow();
    desk.platform.setFault('refuse', true);
    await expect(desk.sync()).rejects.toMatchObject({ code: 'platform_refused' });
    expect(await states('Q')).toEqual(['queued']);
    expect(await headNow()).toEqual(before);
    desk.platform.setFault('refuse', false);
    expect(await desk.sync()).toMatchObject({ accepted: 1 });
  });

  it('does not make what may have arrived look as if it had never left', async () => {
    await desk.issue('U-1');
    desk.proxy.intercept = losing;
    await expect(desk.sync()).rejects.toMatchObject({ code: 'platform_unreachable' });
    desk.proxy.intercept = undefined;
    desk.platform.setFault('refuse', true);
    await expect(desk.sync()).rejects.toMatchObject({ code: 'platform_refused' });
    expect(await states('U')).toEqual(['unknown']);
    desk.platform.setFault('refuse', false);
    expect(await desk.sync()).toMatchObject({ accepted: 1 });
  });
});

describe('an answer that is not the platform’s is thrown away, and nothing changes,', () => {
  /** Everything the platform's word could change. */
  const kept = () =>
    ['heads', 'statements', 'journal', 'leases', 'lease_intervals', 'catalogues', 'pending_totals'].map(
      table => desk.rows(`SELECT * FROM ${table}`),
    );
  let round = 0;

  async function expectUntrusted(intercept: PlatformProxy['intercept']): Promise<void> {
    round += 1;
    await desk.issue(`F${round}.1`);
    const before = kept();
    desk.proxy.intercept = intercept;
    await expect(desk.sync()).rejects.toMatchObject({ code: 'answer_untrusted' });
    expect(kept()).toEqual(before);
    expect(await states(`F${round}.`)).toEqual(['unknown']);
    expect((await desk.call('status.get', {})).quarantined).toBe(false);
    desk.proxy.intercept = undefined;
    expect(await desk.sync()).toMatchObject({ accepted: 1, pending: 0 });
  }
  const onUpload = (change: (answer: Answer) => Partial<Answer>) => (answer: Answer & { path: string }) =>
    answer.path === upload ? { ...answer, ...change(answer) } : answer;

  it('when one byte of it changed', () =>
    expectUntrusted(onUpload(({ body }) => ({ body: body.with(10, body[10]! ^ 1) }))));

  it('when its status changed', () => expectUntrusted(onUpload(() => ({ status: 500 }))));

  it('when its time changed', () =>
    expectUntrusted(
      onUpload(({ headers }) => ({
        headers: { ...headers, [answerHeaders.time]: '2026-11-24T10:21:04.120+08:00' },
      })),
    ));

  it('when it carries no signature', () =>
    expectUntrusted(onUpload(() => ({ headers: { 'content-type': 'application/json' } }))));

  it('when another authority signed it', async () => {
    const folder = join(desk.folder, '..', 'impostor');
    const impostor = createPlatformVoice(desk.gm, folder, () => desk.clock.platform);
    await expectUntrusted(answer => (answer.path === upload ? impostor.resign(answer, answer.body) : answer));
  });

  it('when it was meant for another request', async () => {
    let old: Answer | undefined;
    desk.proxy.intercept = answer => {
      if (answer.path === upload) old = answer;
      return answer;
    };
    await desk.sync();
    await expectUntrusted(onUpload(() => old!));
  });

  it('when it is JSON of another shape, though signed', () => expectUntrusted(changingUpload(() => ({}))));

  it('when its supervision signature is not over our bytes', () =>
    expectUntrusted(
      changingUpload(answer => ({
        ...answer,
        results: answer.results.map(result => {
          if (result.result !== 'accepted') return result;
          const other = fromUtf8(fromBase64(result.supervision)).replace('>2026', '>2025');
          return { ...result, supervision: toBase64(utf8(other)) };
        }),
      })),
    ));

  it('when it leaves an invoice out', () =>
    expectUntrusted(changingUpload(answer => ({ ...answer, results: [] }))));

  it('when its head is another terminal’s', () =>
    expectUntrusted(
      changingUpload(answer => {
        const terminalId = '00000000-0000-4000-8000-000000000000';
        return { ...answer, head: desk.voice.statement({ ...payloadOf<Head>(answer.head), terminalId }) };
      }),
    ));

  it('when its head carries the signature of another head', () =>
    expectUntrusted(
      changingUpload(answer => {
        const other = desk.voice.statement({ ...payloadOf<Head>(answer.head), seq: 1 });
        return { ...answer, head: { ...other, payload: answer.head.payload } };
      }),
    ));
});

describe('what the platform sends beside the upload', () => {
  it('does not keep it from being done: a catalogue that cannot be trusted', async () => {
    await desk.issue('B-1');
    desk.platform.publishCatalogue();
    desk.proxy.intercept = desk.voice.changing('/v1/catalogue', () => ({
      catalogue: desk.voice.statement({ type: 'catalogue', time: 'never' }),
    }));
    await expect(desk.sync()).rejects.toMatchObject({ code: 'catalogue_invalid' });
    expect(await states('B')).toEqual(['accepted']);
  });

  it('does not keep it from being done: a waiting lease request that comes to nothing; the next one is asked', async () => {
    const bad = desk.lease(10, { notAfter: '2026-01-02T00:00:00+08:00' });
    await expect(bad).rejects.toMatchObject({ code: 'lease_invalid' });
    desk.platform.setFault('refuse', true);
    await expect(desk.lease(10)).rejects.toMatchObject({ code: 'platform_refused' });
    desk.platform.setFault('refuse', false);
    await desk.issue('C-1');
    let first = true;
    desk.proxy.intercept = desk.voice.changing<object>('/v1/request-lease', answer => {
      const spoilt = first ? { grant: desk.voice.statement({ type: 'lease.grant' }) } : {};
      first = false;
      return { ...answer, ...spoilt };
    });
    await expect(desk.sync()).rejects.toMatchObject({ code: 'lease_invalid' });
    expect(await states('C')).toEqual(['accepted']);
    expect(desk.rows("SELECT * FROM lease_requests WHERE state = 'pending'")).toHaveLength(1);
  });
});

describe('a terminal that was put back to an older state', () => {
  const quarantined = { code: 'terminal_quarantined' };
  let older: TestDesk;
  beforeEach(async () => {
    older = await startDesk();
    await older.lease(20);
    await older.sync();
    const copy = join(older.folder, '..', 'older');
    await older.reopen(() => cpSync(older.folder, copy, { recursive: true }));
    await older.unlock();
    await older.issue('P-1');
    await older.sync();
    await older.reopen(() => cpSync(copy, older.folder, { recursive: true }));
    await older.unlock();
  });
  afterEach(() => older.close());

  it('is found at the first contact, and no further number is taken, after a restart either', async () => {
    await expect(older.sync()).rejects.toMatchObject(quarantined);
    expect(await older.call('status.get', {})).toMatchObject({ quarantined: true });
    await expect(older.issue('P-2')).rejects.toMatchObject(quarantined);
    await older.reopen();
    await older.unlock();
    await expect(older.issue('P-2')).rejects.toMatchObject(quarantined);
    expect(older.rows('SELECT * FROM invoices')).toEqual([]);
    // Reading and proving go on.
    expect(await older.call('audit.export', {})).toMatchObject({ content: expect.any(String) });
  });

  it('is found although it went on: the platform holds other entries under the same places', async () => {
    await older.issue('P-2');
    await expect(older.sync()).rejects.toMatchObject({ code: 'fork_detected' });
    await expect(older.issue('P-3')).rejects.toMatchObject(quarantined);
  });

  it('is found before more numbers come in', async () => {
    await expect(older.lease(20)).rejects.toMatchObject(quarantined);
    await expect(older.issue('P-2')).rejects.toMatchObject(quarantined);
    expect(older.rows('SELECT * FROM leases')).toHaveLength(1);
  });
});
