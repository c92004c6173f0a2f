import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../src/shared/domain/catalogue.ts';
import type { SignedStatement } from '../../../src/shared/protocol/statement.ts';
import { startDesk, type TestDesk } from '../../support/desk.ts';
import { createPlatformVoice } from '../../support/platform-proxy.ts';
import { payloadOf } from '../../support/practice-client.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startDesk();
  await desk.lease(20);
});
afterEach(() => {
  desk.proxy.intercept = undefined;
});
afterAll(() => desk.close());

const current = () => desk.call('catalogue.get', {});
const update = () => desk.call('catalogue.update', {});
type CatalogueAnswer = { readonly catalogue: SignedStatement | null };
/** The platform publishes a version; what arrives of it is something else. */
function publishing(forge: (catalogue: Catalogue) => SignedStatement): void {
  desk.platform.publishCatalogue();
  desk.proxy.intercept = desk.voice.changing<CatalogueAnswer>('/v1/catalogue', ({ catalogue }) => ({
    catalogue: catalogue === null ? null : forge(payloadOf<Catalogue>(catalogue)),
  }));
}

describe('a newer catalogue', () => {
  it('is adopted once, in the journal by its digest, and old invoices keep theirs', async () => {
    const { invoice } = await desk.issue('A-1');
    const { version } = await current();
    desk.platform.publishCatalogue();
    expect(await update()).toEqual({ version: version + 1, changed: true });
    expect(await update()).toEqual({ version: version + 1, changed: false });
    expect((await current()).version).toBe(version + 1);
    const [entry] = desk.rows<{ body: Uint8Array; actor: string }>(
      "SELECT * FROM journal WHERE type = 'catalogue.adopted' ORDER BY seq DESC LIMIT 1",
    );
    expect(JSON.parse(Buffer.from(entry!.body).toString())).toMatchObject({ version: version + 1 });
    const versions = desk.rows<{ v: number }>(
      'SELECT catalogue_version AS v FROM invoices WHERE seq = ?',
      invoice.seq,
    );
    expect(versions).toEqual([{ v: version }]);
    const { code, number } = invoice;
    expect((await desk.call('invoices.file', { code, number, format: 'pdf' })).content).toMatch(/^JVBER/);
    expect(await desk.call('audit.verify', {})).toMatchObject({ ok: true });
  });
});

describe('a catalogue that cannot be trusted', () => {
  const impostor = () =>
    createPlatformVoice(desk.gm, `${desk.folder}/../impostor`, () => desk.clock.platform);

  it.each<[string, (catalogue: Catalogue) => SignedStatement]>([
    ['another authority signed', catalogue => impostor().statement(catalogue)],
    [
      'was changed after it was signed',
      catalogue => ({
        ...desk.voice.statement(catalogue),
        payload: Buffer.from(JSON.stringify({ ...catalogue, area: '33' })).toString('base64'),
      }),
    ],
    [
      'is another unit’s',
      catalogue => desk.voice.statement({ ...catalogue, unit: { code: '1', name: '别的' } }),
    ],
    ['is not newer', catalogue => desk.voice.statement({ ...catalogue, version: 1 })],
    [
      'has a seal that is not the image it claims',
      catalogue =>
        desk.voice.statement({
          ...catalogue,
          seals: catalogue.seals.map(seal => ({ ...seal, image: 'AAAA' })),
        }),
    ],
    [
      'has a kind without its face',
      catalogue =>
        desk.voice.statement({ ...catalogue, faces: catalogue.faces.map(face => ({ ...face, version: 9 })) }),
    ],
    [
      'is no catalogue',
      () => desk.voice.statement({ type: 'catalogue', version: 99, time: '2026-11-24T10:21:03.120+08:00' }),
    ],
  ])('because it %s is refused; the old one stays and issuing goes on', async (_, forge) => {
    const before = await current();
    const rows = desk.rows('SELECT count(*) AS n FROM catalogues');
    publishing(forge);
    await expect(update()).rejects.toMatchObject({ code: 'catalogue_invalid' });
    desk.proxy.intercept = undefined;
    expect(await current()).toEqual(before);
    expect(desk.rows('SELECT count(*) AS n FROM catalogues')).toEqual(rows);
    expect(await desk.issue(`B-${desk.rows('SELECT * FROM invoices').length}`)).toMatchObject({
      status: 'issued',
    });
  });
});
