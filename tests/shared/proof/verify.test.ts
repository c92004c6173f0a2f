import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readEvidence } from '../../../src/main/db/evidence.ts';
import { createJournalReader } from '../../../src/main/db/repositories/journal.ts';
import { fromHex, utf8 } from '../../../src/shared/gm/bytes.ts';
import { entryDigest, genesisHash, nextHash } from '../../../src/shared/proof/chain.ts';
import { statementBytes } from '../../../src/shared/proof/statement.ts';
import { type Verification, verifyEvidence } from '../../../src/shared/proof/verify.ts';
import type { Grant } from '../../../src/shared/protocol/grant.ts';
import type { SignedStatement } from '../../../src/shared/protocol/statement.ts';
import { copyRowSql } from '../../support/copy-row.ts';
import { draftOf, startDesk, type TestDesk } from '../../support/desk.ts';

let desk: TestDesk;
let terminalId: string;
/** The platform's latest head, held outside the data. */
let outside: SignedStatement;
let copy: string;
let db: Database.Database;

beforeAll(async () => {
  desk = await startDesk();
  await desk.lease(20);
  await desk.lease(20, { kind: '0201' });
  await desk.issueFile(['A-1', 'A-2', 'A-3', 'A-4'].map(number => draftOf(number)));
  await desk.sync();
  await desk.issue('B-1', '12.34');
  await desk.sync();
  terminalId = (await desk.call('status.get', {})).terminalId!;
  outside = (await (await fetch(`${desk.proxy.url}/v1/heads/${terminalId}`)).json()) as SignedStatement;
  await desk.issue('C-1');
  // Everything into the one file that is copied.
  await desk.reopen();
});
afterAll(() => desk.close());

beforeEach(() => {
  copy = join(desk.folder, '..', 'altered');
  mkdirSync(copy);
  cpSync(join(desk.folder, 'terminal.db'), join(copy, 'terminal.db'));
  db = new Database(join(copy, 'terminal.db'));
  db.pragma('foreign_keys = OFF');
  // Whoever alters a database does not mind its triggers.
  for (const name of db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    .pluck()
    .all())
    db.exec(`DROP TRIGGER ${name}`);
});
afterEach(() => {
  db.close();
  rmSync(copy, { recursive: true });
});

const verify = (head?: SignedStatement): Verification =>
  verifyEvidence(desk.gm, readEvidence(db), head && statementBytes(head));
const failed = (head?: SignedStatement) =>
  verify(head)
    .checks.filter(({ ok }) => !ok)
    .map(({ name }) => name);
const run = (sql: string, ...values: unknown[]) => {
  expect(db.prepare(sql).run(...values).changes, sql).toBeGreaterThan(0);
};
const issuedSeq = (n: number) =>
  db.prepare<[number], number>('SELECT seq FROM invoices ORDER BY seq LIMIT 1 OFFSET ?').pluck().get(n)!;

/** Digests and hashes computed anew from there on, as a careful forger would. */
function rechain(): void {
  const update = db.prepare('UPDATE journal SET digest = ?, prev_hash = ?, hash = ? WHERE seq = ?');
  let hash = genesisHash(desk.gm, terminalId);
  for (const entry of [...createJournalReader(db).all()]) {
    const digest = entryDigest(desk.gm, entry);
    const next = nextHash(desk.gm, hash, digest);
    update.run(digest, hash, next, entry.seq);
    hash = next;
  }
}

function changeBody(seq: number, change: (body: Record<string, unknown>) => Record<string, unknown>): void {
  const bytes = db.prepare<[number], Buffer>('SELECT body FROM journal WHERE seq = ?').pluck().get(seq)!;
  run(
    'UPDATE journal SET body = ? WHERE seq = ?',
    utf8(JSON.stringify(change(JSON.parse(bytes.toString())))),
    seq,
  );
}

describe('a terminal as it was left', () => {
  it('holds in every check, inside and against a head held outside', () => {
    const report = verify(outside);
    expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(report.checks.map(({ name }) => name)).toEqual([
      ...['chain', 'heads', 'outside-head', 'enrolment', 'catalogues', 'grants', 'numbers', 'dates'],
      ...['business-numbers', 'documents', 'unit-signatures', 'supervision-signatures', 'day-totals'],
    ]);
    const last = db.prepare<[], number>('SELECT max(seq) FROM journal').pluck().get();
    expect(report).toMatchObject({
      ok: true,
      completeTo: last,
      witnessedAt: '2026-11-24T10:21:03.120+08:00',
    });
  });
});

describe('the journal', () => {
  it.each(['type', 'at', 'actor'])('is broken by another %s', column => {
    run(`UPDATE journal SET ${column} = ${column} || 'x' WHERE seq = 3`);
    expect(failed()).toContain('chain');
    expect(verify().completeTo).toBe(2);
  });

  it('is broken by one changed byte of a body', () => {
    const seq = issuedSeq(1);
    changeBody(seq, body => ({ ...body, totalFen: 1 }));
    expect(failed()).toEqual(expect.arrayContaining(['chain', 'heads', 'documents', 'day-totals']));
    expect(verify().completeTo).toBe(seq - 1);
  });

  it.each(['digest', 'prev_hash', 'hash'])('is broken by another %s', column => {
    run(`UPDATE journal SET ${column} = zeroblob(32) WHERE seq = 3`);
    expect(failed()).toContain('chain');
  });

  it('is broken by an entry taken out', () => {
    run('DELETE FROM journal WHERE seq = ?', issuedSeq(1));
    expect(failed()).toEqual(expect.arrayContaining(['chain', 'heads', 'numbers', 'documents']));
  });

  it('is broken by two entries that changed places', () => {
    const [a, b] = [issuedSeq(1), issuedSeq(2)];
    run('UPDATE journal SET seq = 1000 WHERE seq = ?', a);
    run('UPDATE journal SET seq = ? WHERE seq = ?', a, b);
    run('UPDATE journal SET seq = ? WHERE seq = 1000', b);
    expect(failed()).toContain('chain');
  });

  it('is broken by an entry put in between', () => {
    const last = db.prepare<[], number>('SELECT max(seq) FROM journal').pluck().get()!;
    for (let seq = last; seq > 3; seq -= 1) run('UPDATE journal SET seq = ? WHERE seq = ?', seq + 1, seq);
    run(
      'INSERT INTO journal SELECT 4, type, at, actor, body, digest, prev_hash, hash FROM journal WHERE seq = 3',
    );
    expect(failed()).toContain('chain');
  });

  it('is not saved by computing every hash anew: the platform’s heads do not fit', () => {
    changeBody(issuedSeq(1), body => ({ ...body, checkCode: 'AAAAAA' }));
    rechain();
    expect(failed()).not.toContain('chain');
    expect(failed()).toContain('heads');
    run('DELETE FROM heads');
    expect(failed()).not.toContain('heads');
    expect(failed(outside)).toContain('outside-head');
  });

  it('that is empty holds nothing', () => {
    run('DELETE FROM journal');
    expect(failed()).toContain('chain');
    expect(verify()).toMatchObject({ ok: false, completeTo: 0 });
  });
});

describe('the end of the journal', () => {
  /** Cuts everything after a seq out of every table, cleanly. */
  function cutAfter(seq: number): void {
    const cut = db
      .prepare<[number], { invoice_number: string; day: string; total_fen: number }>(
        'SELECT invoice_number, substr(issued_at, 1, 10) AS day, total_fen FROM invoices WHERE seq > ? ORDER BY seq DESC',
      )
      .all(seq);
    for (const { invoice_number, day, total_fen } of cut) {
      db.prepare('UPDATE lease_intervals SET first = first - 1 WHERE first = ?').run(
        Number(invoice_number) + 1,
      );
      db.prepare('UPDATE day_totals SET count = count - 1, amount_fen = amount_fen - ? WHERE day = ?').run(
        total_fen,
        day,
      );
    }
    run("UPDATE leases SET issued = issued - ? WHERE kind = '0101'", cut.length);
    for (const table of ['invoice_results', 'invoice_documents', 'invoices', 'journal'])
      db.prepare(`DELETE FROM ${table} WHERE seq > ?`).run(seq);
  }

  it('cut off beyond the last head is not seen, which the report says', () => {
    cutAfter(issuedSeq(4));
    expect(verify(outside)).toMatchObject({ ok: true, completeTo: issuedSeq(4) });
  });

  it('cut off together with its head is found against the head held outside, and only there', () => {
    const to = issuedSeq(3);
    cutAfter(to);
    run('DELETE FROM heads WHERE seq > ?', to);
    expect(verify()).toMatchObject({ ok: true, completeTo: to });
    expect(failed(outside)).toEqual(['outside-head']);
  });

  it('cut off without its head is found inside', () => {
    cutAfter(issuedSeq(3));
    expect(failed()).toEqual(['heads']);
  });
});

describe('heads', () => {
  it('count only when the platform signed them', () => {
    const forged = { ...outside, signature: Buffer.from(fromHex('3006020101020101')).toString('base64') };
    expect(failed(forged)).toEqual(['outside-head']);
    run(
      "UPDATE statements SET signature = x'3006020101020101' WHERE id = (SELECT max(statement_id) FROM heads)",
    );
    expect(failed()).toEqual(['heads']);
  });

  it('count only for this terminal', () => {
    const hash = '0'.repeat(64);
    const head = { type: 'head', terminalId: '00000000-0000-4000-8000-000000000000', epoch: 1, seq: 2, hash };
    expect(failed(desk.voice.statement({ ...head, time: '2026-11-24T10:21:03.120+08:00' }))).toEqual([
      'outside-head',
    ]);
  });

  it('count only as heads: another statement of the platform is none', () => {
    const statement = desk.voice.statement({ type: 'lease.grant', seq: 1 });
    expect(failed(statement)).toEqual(['outside-head']);
  });

  it('signed at another time than the platform said are no heads', () => {
    run(
      "UPDATE statements SET payload = CAST(replace(payload, '2026-11-24', '2026-11-25') AS BLOB) WHERE id = (SELECT max(statement_id) FROM heads)",
    );
    expect(failed()).toEqual(['heads']);
  });
});

describe('an invoice', () => {
  it('is found when a byte of what was signed changed', () => {
    run(
      "UPDATE invoice_documents SET signed_bytes = CAST(replace(signed_bytes, '王小明', '王小红') AS BLOB) WHERE seq = ?",
      issuedSeq(0),
    );
    expect(failed()).toEqual(['documents', 'unit-signatures', 'supervision-signatures']);
  });

  it('is found when its signature changed', () => {
    run(
      "UPDATE invoice_documents SET signature = CAST(replace(signature, 'DETACH', 'ATTACH') AS BLOB) WHERE seq = ?",
      issuedSeq(0),
    );
    expect(failed()).toEqual(expect.arrayContaining(['documents', 'unit-signatures']));
  });

  it('is found when it carries the bytes and signature of another one', () => {
    const [a, b] = [issuedSeq(0), issuedSeq(1)];
    for (const column of ['signed_bytes', 'signature'])
      run(
        `UPDATE invoice_documents SET ${column} = (SELECT ${column} FROM invoice_documents WHERE seq = ?) WHERE seq = ?`,
        b,
        a,
      );
    expect(failed()).toEqual(expect.arrayContaining(['documents']));
  });

  it.each([
    ['total_fen', '1'],
    ['invoice_number', "'0000009999'"],
    ['invoice_code', "'32010127'"],
    ['check_code', "'AAAAAA'"],
    ['kind', "'0201'"],
    ['lease_id', "'another'"],
    ['issued_at', "'2026-11-25T10:21:03.120+08:00'"],
    ['business_number', "'other'"],
  ])('is found when its %s in the list is another', (column, value) => {
    run(`UPDATE invoices SET ${column} = ${value} WHERE seq = ?`, issuedSeq(0));
    expect(failed()).toEqual(['documents']);
  });

  it('is found when it is gone, and when there is one too many', () => {
    const where = `WHERE seq = ${issuedSeq(0)}`;
    run(copyRowSql(db, 'invoice_documents', { where, set: { seq: '2' } }));
    const other = { seq: '2', invoice_number: "'0000009999'", business_number: "'other'" };
    run(copyRowSql(db, 'invoices', { where, set: other }));
    expect(failed()).toEqual(['documents']);
    run(`DELETE FROM invoices WHERE seq IN (2, ${issuedSeq(1)})`);
    expect(failed()).toEqual(expect.arrayContaining(['documents']));
  });

  it('is found when its supervision signature is another one’s', () => {
    run(
      'UPDATE invoice_results SET supervision = (SELECT supervision FROM invoice_results WHERE seq = ?) WHERE seq = ?',
      issuedSeq(1),
      issuedSeq(0),
    );
    expect(failed()).toEqual(['supervision-signatures']);
  });

  it('is found when it is dated before the one preceding it', () => {
    run("UPDATE journal SET at = '2026-11-24T10:21:02.120+08:00' WHERE seq = ?", issuedSeq(5));
    rechain();
    expect(failed()).toEqual(expect.arrayContaining(['dates']));
  });

  it('is found when its business number has another invoice', () => {
    const first = JSON.parse(
      db
        .prepare<[number], Buffer>('SELECT body FROM journal WHERE seq = ?')
        .pluck()
        .get(issuedSeq(0))!
        .toString(),
    ) as { businessNumberSm3: string };
    changeBody(issuedSeq(5), body => ({ ...body, businessNumberSm3: first.businessNumberSm3 }));
    rechain();
    expect(failed()).toEqual(expect.arrayContaining(['business-numbers']));
  });
});

describe('numbers', () => {
  it('skipped, used twice or outside the lease are found from the journal alone', () => {
    for (const number of ['0000000007', '0000000001', '0000000021', '0000000000']) {
      changeBody(issuedSeq(5), body => ({ ...body, number }));
      rechain();
      expect(failed(), number).toContain('numbers');
    }
  });

  it.each([
    'UPDATE leases SET issued = issued + 1',
    "UPDATE leases SET issued = issued - 1 WHERE kind = '0101'",
    'UPDATE lease_intervals SET last = last - 1',
    // Sums that still add up.
    'UPDATE leases SET voided = 1; UPDATE lease_intervals SET last = last - 1',
    'UPDATE leases SET withheld = 1; UPDATE lease_intervals SET last = last - 1',
    "DELETE FROM leases WHERE kind = '0201'; DELETE FROM lease_intervals WHERE lease_id NOT IN (SELECT lease_id FROM leases)",
  ])('do not add up after %s', sql => {
    db.exec(sql);
    expect(failed()).toContain('numbers');
  });

  it('come from grants that the platform signed: a forged one is found', () => {
    run(
      'UPDATE statements SET payload = CAST(replace(payload, \'"last":"0000000020"\', \'"last":"0000009999"\') AS BLOB) WHERE id = (SELECT statement_id FROM leases WHERE kind = \'0101\')',
    );
    expect(failed()).toEqual(['grants']);
  });

  it('come from the grant the journal recorded, not from another good one', () => {
    run(
      "UPDATE leases SET statement_id = (SELECT statement_id FROM leases WHERE kind = '0201') WHERE kind = '0101'",
    );
    expect(failed()).toEqual(['grants']);
  });

  it('are no more than the grant gives, whatever the journal says', () => {
    const seq = db
      .prepare<[], number>("SELECT min(seq) FROM journal WHERE type = 'lease.granted'")
      .pluck()
      .get()!;
    changeBody(seq, body => ({ ...body, last: '0000009999' }));
    rechain();
    expect(failed()).toContain('grants');
  });

  it('of a grant that the terminal wrote itself are found', () => {
    const seq = db
      .prepare<[], number>("SELECT min(seq) FROM journal WHERE type = 'lease.granted'")
      .pluck()
      .get()!;
    const payload = db
      .prepare<[], Buffer>(
        "SELECT payload FROM statements JOIN leases ON id = statement_id WHERE kind = '0101'",
      )
      .pluck()
      .get()!;
    const own = utf8(JSON.stringify({ ...(JSON.parse(payload.toString()) as Grant), last: '0000009999' }));
    run(
      "UPDATE statements SET payload = ? WHERE id = (SELECT statement_id FROM leases WHERE kind = '0101')",
      own,
    );
    changeBody(seq, body => ({
      ...body,
      last: '0000009999',
      grantSm3: Buffer.from(desk.gm.sm3(own)).toString('hex'),
    }));
    rechain();
    expect(failed()).toContain('grants');
  });
});

describe('day totals', () => {
  it.each([
    'UPDATE day_totals SET amount_fen = amount_fen + 1',
    'UPDATE day_totals SET count = count - 1',
    'UPDATE day_totals SET red = 1',
    "UPDATE day_totals SET day = '2026-11-23'",
    'DELETE FROM day_totals',
    "INSERT INTO day_totals VALUES ('2026-11-23', '0101', 0, 1, 1)",
  ])('are found after %s', sql => {
    run(sql);
    expect(failed()).toEqual(['day-totals']);
  });
});

describe('certificates and catalogues', () => {
  it('are the ones of the first entry', () => {
    run('UPDATE enrolments SET invoice_certificate = terminal_certificate');
    expect(failed()).toEqual(expect.arrayContaining(['enrolment', 'unit-signatures']));
  });

  it('belong to the root of the first entry: another root is found everywhere', () => {
    run('UPDATE enrolments SET root_certificate = intermediate_certificate');
    expect(failed()).toEqual(
      expect.arrayContaining(['enrolment', 'heads', 'grants', 'catalogues', 'unit-signatures']),
    );
  });

  it('are found when a catalogue was changed, replaced or taken away', () => {
    const before = db.prepare('SELECT * FROM statements').all();
    run(
      "UPDATE statements SET payload = CAST(replace(payload, '工本费', '工本賣') AS BLOB) WHERE id IN (SELECT statement_id FROM catalogues)",
    );
    expect(failed()).toEqual(['catalogues']);
    expect(before.length).toBeGreaterThan(0);
  });

  it('are found when a catalogue was taken away', () => {
    run('DELETE FROM catalogues WHERE version = 1');
    expect(failed()).toEqual(['catalogues']);
  });
});
