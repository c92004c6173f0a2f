import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../src/shared/domain/catalogue.ts';
import { fromBase64, toHex } from '../../../src/shared/gm/bytes.ts';
import type { Grant } from '../../../src/shared/protocol/grant.ts';
import { payloadOf } from '../../support/practice-client.ts';
import { type PracticeDesk, startPracticeDesk } from '../../support/practice-desk.ts';
import type { PracticeTerminal } from '../../support/practice-terminal.ts';

let assets: string;
let desk: PracticeDesk;
let terminal: PracticeTerminal;
let grant: Grant;
let next: number;
beforeEach(async () => {
  assets = mkdtempSync(join(tmpdir(), 'assets-'));
  for (const name of ['practice', 'faces', 'seals', 'protocol'])
    cpSync(`assets/${name}`, join(assets, name), { recursive: true });
  desk = await startPracticeDesk(assets);
  terminal = await desk.newTerminal();
  grant = await terminal.lease(10);
  next = Number(grant.first);
});
afterEach(async () => {
  await desk.close();
  rmSync(assets, { recursive: true });
});

async function resultAt(at: number): Promise<string> {
  const invoice = terminal.issue({ grant, position: next++, at });
  const { results } = await terminal.uploaded(terminal.journal.length === 2 ? 1 : terminal.journal.length, [
    invoice,
  ]);
  const [result] = results;
  return result?.result === 'objected' ? result.objection : (result?.result ?? '');
}

/** Renames the item that the test terminal charges. */
function publishOtherItems(): void {
  const file = join(assets, 'practice/catalogue.json');
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace('机动车号牌工本费（汽车）', '机动车号牌工本费（小型汽车）'),
  );
  desk.platform.publishCatalogue();
}

describe('the published catalogue', () => {
  it('names the unit, the seals with the digests of their images, and where an invoice is verified', async () => {
    const { catalogue } = await terminal.call('catalogue', { newerThan: 0 });
    const { unit, seals, verificationUrl, version, kinds } = payloadOf<Catalogue>(catalogue);
    expect(unit).toEqual({ code: desk.place.unit, name: '江苏省演练单位（练习）' });
    expect(verificationUrl).toBe(`${desk.place.url}/verify`);
    expect(version).toBe(1);
    expect(kinds.length).toBeGreaterThan(3);
    expect(seals.map(seal => seal.owner)).toEqual(['unit', 'supervision']);
    for (const seal of seals) expect(toHex(desk.gm.sm3(fromBase64(seal.image)))).toBe(seal.digest);
  });

  it('holds for invoices issued under it, while a terminal may not know of the next one', async () => {
    publishOtherItems();
    expect(await resultAt(desk.clock.at)).toBe('accepted');
    desk.clock.at += 72 * 3_600_000;
    expect(await resultAt(desk.clock.at)).toBe('accepted');
    desk.clock.at += 1_000;
    expect(await resultAt(desk.clock.at)).toBe('item_unknown');
  });

  it('holds for what was issued under it, however late that comes', async () => {
    const at = desk.clock.at;
    publishOtherItems();
    desk.clock.at += 200 * 3_600_000;
    expect(await resultAt(at)).toBe('accepted');
  });

  it('does not hold before it was published', async () => {
    expect(await resultAt(desk.clock.at - 302_000)).toBe('catalogue_missing');
    expect(await resultAt(desk.clock.at - 299_000)).toBe('accepted');
  });
});
