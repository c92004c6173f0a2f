import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { type CrashDesk, createCrashDesk, person, type Remains } from './crash-desk.ts';
import { createVictim, type LastWords, type Moment } from './victim.ts';

/** What has been said since the beginning: a number, once said, stays true. */
type Said = Map<number, string>;

const upTo = (most: number): number => Math.floor(Math.random() * most);

/** One kill in five falls into opening and unlocking, the others between two numbers or into the making of one. */
function someMoment(kill: number, most: { readonly lines: number; readonly ms: number }): Moment {
  if (kill % 5 === 4) return { lines: 0, ms: upTo(800) };
  return { lines: 1 + upTo(most.lines), ms: upTo(most.ms) };
}

/** Where a run that began with draft `from` may stop: after each single one, and after whole chunks only. */
function stops(from: number, last: number): ReadonlySet<number> {
  const found = new Set<number>();
  for (let at = from; at <= last; ) {
    for (const single of [0, 1, 2, 3, 4]) found.add(at + single);
    at += 4;
    at += 1 + (at % 23);
    found.add(at);
  }
  return found;
}

/** Everything that holds after a kill, whenever it came. */
function expectWhole(remains: Remains, said: Said): void {
  const { invoices } = remains;
  const numbers = invoices.map(({ name }) => Number(name.split(' ')[1]));
  expect(numbers).toEqual(invoices.map((_, index) => index + 1));
  expect(invoices.map(({ businessNumber }) => businessNumber)).toEqual(
    invoices.map((_, at) => `CRASH-${at}`),
  );
  for (const [at, name] of said) expect(invoices[at]?.name).toBe(name);
  expect(remains.issuedEntries).toBe(invoices.length);
  expect(remains.unaccounted).toBe(0);
  expect(remains.freeFrom).toBe(invoices.length + 1);
  expect(remains.pendingCount).toBe(invoices.filter(({ state }) => state !== 'accepted').length);
}

function hear(words: LastWords, said: Said): void {
  for (const [at, name] of words.issued) {
    expect(said.get(at) ?? name).toBe(name);
    said.set(at, name);
  }
}

/** Begins a little before the last number that was said, so that drafts come twice. */
const again = (said: Said): number => Math.max(0, Math.max(-1, ...said.keys()) - 3);

async function withDesk(work: (desk: CrashDesk) => Promise<void>): Promise<void> {
  const desk = await createCrashDesk();
  try {
    await work(desk);
  } finally {
    await desk.close();
  }
}

/** Only for a machine that has other work to do. */
const patience = { timeout: 400_000 };

describe('a desk that is killed while it issues', patience, () => {
  it.each([1, 2, 3, 4])('has all of an invoice or nothing of it, round %i of ten kills', async () => {
    await withDesk(async desk => {
      const said: Said = new Map();
      let amidst = 0;
      let next = createVictim();
      for (let kill = 0; kill < 10; kill += 1) {
        const victim = next;
        const from = again(said);
        const before = desk.read().invoices.length;
        const words = await victim.kill(
          { ...person, dataDir: desk.dataDir, from, upload: false },
          someMoment(kill, { lines: 40, ms: 20 }),
        );
        next = createVictim();
        hear(words, said);
        const remains = desk.read();
        expectWhole(remains, said);
        const { length } = remains.invoices;
        expect(length === before || stops(from, length).has(length)).toBe(true);
        if (words.issued.size > 0) amidst += 1;
        expect(await desk.verify()).toMatchObject({ ok: true });
      }
      next.dismiss();
      expect(amidst).toBeGreaterThanOrEqual(3);
    });
  });
});

describe('a desk that is killed while it uploads', patience, () => {
  it('sends the same bytes again, and each invoice is accepted once', async () => {
    await withDesk(async desk => {
      const said: Said = new Map();
      let interrupted = 0;
      let next = createVictim();
      for (let kill = 0; kill < 12 || (interrupted === 0 && kill < 24); kill += 1) {
        const victim = next;
        const order = { ...person, dataDir: desk.dataDir, from: again(said), upload: true };
        const words = await victim.kill(order, someMoment(kill, { lines: 40, ms: 100 }));
        next = createVictim();
        hear(words, said);
        const remains = desk.read();
        expectWhole(remains, said);
        const inState = (state: string) => remains.invoices.filter(one => one.state === state).length;
        interrupted += Math.min(1, inState('sending'));
        await desk.open(async call => {
          const reopened = desk.read().invoices;
          expect(reopened.filter(({ state }) => state === 'sending')).toEqual([]);
          expect(reopened.filter(({ state }) => state === 'unknown')).toHaveLength(
            inState('sending') + inState('unknown'),
          );
          if (kill % 2 === 0) return;
          await call('sync.run', {});
          expectWhole(desk.read(), said);
          expectAcceptedOnce(desk);
        });
      }
      next.dismiss();
      expect(interrupted).toBeGreaterThanOrEqual(1);
      expect(said.size).toBeGreaterThan(50);
      await desk.open(call => call('sync.run', {}));
      expectAcceptedOnce(desk);
      expect(await desk.verify()).toMatchObject({ ok: true });
    });
  });

  function expectAcceptedOnce({ read, platformDb }: CrashDesk): void {
    const { invoices, pendingCount } = read();
    expect(pendingCount).toBe(0);
    expect(invoices.filter(({ state }) => state !== 'accepted')).toEqual([]);
    const db = new Database(platformDb, { readonly: true });
    const held = db
      .prepare(
        "SELECT invoice_code || ' ' || invoice_number || ' ' || check_code FROM platform_invoices ORDER BY invoice_number",
      )
      .pluck()
      .all();
    const entries = db
      .prepare("SELECT count(*) FROM platform_entries WHERE type = 'invoice.issued'")
      .pluck()
      .get();
    db.close();
    expect(held).toEqual(invoices.map(({ name }) => name));
    expect(entries).toBe(invoices.length);
  }
});
