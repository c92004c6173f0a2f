import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ended, readJson, runCommand } from '../support/command-line.ts';
import { itWith } from '../support/not-run.ts';
import { type Judgement, judge, judgeNeeds } from './judge.ts';

const folder = mkdtempSync(join(tmpdir(), 'demo-'));
const out = join(folder, 'demo');
const terminalDb = join(out, 'terminal', 'terminal.db');
const platformDb = join(out, 'practice', 'platform.db');
let demo: Ended;

beforeAll(() => {
  demo = runCommand(['demo', '--out', out, '--json']);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('demo', () => {
  it('says in one JSON value that everything holds', () => {
    const value = readJson<Record<string, unknown>>(demo);
    expect(value).toMatchObject({
      ok: true,
      complete: true,
      issued: 220,
      failed: 0,
      accepted: 220,
      pending: 0,
    });
    expect(value).toMatchObject({ held: 220, equal: 220, verify: { ok: true } });
  });

  it('prints each invoice', () => {
    const names = readdirSync(join(out, 'terminal', 'pdf'));
    expect(names.filter(name => name.endsWith('.pdf')).length).toBeGreaterThanOrEqual(200);
  });

  it('leaves no private key that others could read', () => {
    expect(demo.stderr).not.toContain('PRIVATE');
    expect(demo.stdout).not.toContain('PRIVATE');
  });
});

describe('the outside judge', () => {
  itWith(judgeNeeds, 'finds the chain, the heads, the grants, the numbers and every equation right', () => {
    expect(judge('ledger', terminalDb)).toEqual({
      ok: true,
      completeTo: 230,
      witnessedTo: 230,
      granted: 1400,
      issued: 220,
      problems: [],
    });
  });

  itWith(judgeNeeds, 'finds the same bytes on both sides', () => {
    const judgement = judge('equal', terminalDb, platformDb);
    expect(judgement).toEqual({ ok: true, ours: 220, theirs: 220, problems: [] });
  });

  itWith(judgeNeeds, 'finds the signatures of both parties good, and their certificates link by link', () => {
    expect(judge('signatures', terminalDb, '5')).toEqual({
      ok: true,
      unit: 44,
      supervision: 44,
      problems: [],
    });
  });
});

describe('what somebody changed in the files', () => {
  /** Judges a copy after `sql` was done to it by somebody who knows how to get round triggers. */
  function judgeChanged(sql: string, ...words: readonly string[]): Judgement {
    const copy = mkdtempSync(join(folder, 'copy-'));
    cpSync(out, copy, { recursive: true, filter: source => !source.endsWith('.pdf') });
    const file = join(copy, 'terminal', 'terminal.db');
    const db = new Database(file);
    const triggers = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
    for (const trigger of triggers) db.exec(`DROP TRIGGER ${String(trigger)}`);
    db.pragma('foreign_keys = OFF');
    db.exec(sql);
    db.close();
    const [command = '', ...rest] = words;
    return judge(command, file, ...rest);
  }

  const anInvoice = "(SELECT min(seq) + 50 FROM journal WHERE type = 'invoice.issued')";

  const changes = [
    [
      'another amount in the journal',
      `UPDATE journal SET body = CAST(replace(body, '"totalFen":', '"totalFen":9') AS BLOB) WHERE seq = ${anInvoice}`,
      'the chain breaks',
    ],
    [
      'another time',
      `UPDATE journal SET at = '2026-11-01T00:00:00.000+08:00' WHERE seq = ${anInvoice}`,
      'the chain breaks',
    ],
    ['another hash', `UPDATE journal SET hash = randomblob(32) WHERE seq = ${anInvoice}`, 'the chain breaks'],
    ['an entry taken out', `DELETE FROM journal WHERE seq = ${anInvoice}`, 'the chain breaks'],
    ['the tail cut off below a head', 'DELETE FROM journal WHERE seq > 229', 'the countersigned head at 230'],
    [
      'another terminal',
      "UPDATE terminal SET terminal_id = '00000000-0000-4000-8000-000000000000'",
      'the chain breaks',
    ],
    [
      'a head by somebody else',
      'UPDATE statements SET payload = CAST(replace(payload, \'"seq":230\', \'"seq":229\') AS BLOB)',
      'not signed by the platform',
    ],
    ['a number too few counted', "UPDATE leases SET issued = issued - 1 WHERE kind = '0101'", 'the equation'],
    [
      'a number that is offered again',
      'UPDATE lease_intervals SET first = first - 1',
      'offers a number that is used',
    ],
    ['an invoice that is gone', `DELETE FROM invoices WHERE seq = ${anInvoice}`, 'but has'],
    [
      'another total in the table',
      `UPDATE invoices SET total_fen = total_fen + 1 WHERE seq = ${anInvoice}`,
      'the entry and the table differ',
    ],
    [
      'another payer in the signed bytes',
      `UPDATE invoice_documents SET signed_bytes = CAST(replace(signed_bytes, '<PayerPartyName>', '<PayerPartyName>X') AS BLOB) WHERE seq = ${anInvoice}`,
      'is not that of the stored bytes',
    ],
  ] as const;
  for (const [what, sql, problem] of changes)
    itWith(judgeNeeds, `is found: ${what}`, () => {
      const { ok, problems } = judgeChanged(sql, 'ledger');
      expect(ok).toBe(false);
      expect(problems.join('\n')).toContain(problem);
    });

  itWith(judgeNeeds, 'is found: bytes that differ from what the platform holds', () => {
    const sql = `UPDATE invoice_documents SET signature = CAST(signature || ' ' AS BLOB) WHERE seq = ${anInvoice}`;
    expect(judgeChanged(sql, 'equal', platformDb).problems).toHaveLength(1);
  });

  itWith(judgeNeeds, 'is found: a signature of other bytes, and one moved from another invoice', () => {
    const bytes = `UPDATE invoice_documents SET signed_bytes = CAST(signed_bytes || ' ' AS BLOB) WHERE seq % 50 = 0`;
    const { problems } = judgeChanged(bytes, 'signatures', '50');
    expect(problems.join()).toContain('the unit signature does not verify');
    expect(problems.join()).toContain('the supervision signature does not verify');
    const moved = `UPDATE invoice_results SET supervision = (SELECT supervision FROM invoice_results WHERE seq = 51) WHERE seq % 50 = 0`;
    expect(judgeChanged(moved, 'signatures', '50').problems.join()).toContain(
      'the supervision signature does not',
    );
  });

  itWith(judgeNeeds, 'is found: a root that signed nothing here', () => {
    const sql = 'UPDATE enrolments SET root_certificate = intermediate_certificate';
    expect(judgeChanged(sql, 'signatures', '100').problems.join()).toContain(
      "the root's signature of itself",
    );
  });
});
