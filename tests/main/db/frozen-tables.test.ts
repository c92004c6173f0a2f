import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openForWriting } from '../../../src/main/db/open.ts';
import { copyRowSql } from '../../support/copy-row.ts';
import { startDesk, type TestDesk } from '../../support/desk.ts';

let desk: TestDesk;
const connections: { name: string; db: Database.Database }[] = [];

beforeAll(async () => {
  desk = await startDesk();
  await desk.lease(20);
  await desk.issue('A-1');
  await desk.issue('A-2');
  const file = join(desk.folder, 'terminal.db');
  const product = openForWriting(file);
  product.function('destruction_approved', () => 0);
  connections.push({ name: 'the product', db: product }, { name: 'anybody', db: new Database(file) });
});
afterAll(async () => {
  for (const { db } of connections) db.close();
  await desk.close();
});

/** Everything of the three tables, to see that nothing moved. */
function snapshot(): unknown {
  return ['journal', 'invoices', 'invoice_documents'].map(table => desk.rows(`SELECT * FROM ${table}`));
}

function refused(sql: string, values: readonly unknown[] = []): void {
  const before = snapshot();
  for (const { name, db } of connections)
    expect(() => db.prepare(sql).run(...values), `${name}: ${sql}`).toThrow(Database.SqliteError);
  expect(snapshot()).toEqual(before);
}

const insertEntry = (verb: string) =>
  `${verb} INTO journal SELECT ? + (SELECT max(seq) FROM journal), 'user.added', at, actor, body, digest, ?, ? FROM journal WHERE seq = 2`;
const lastHash = () =>
  desk.rows<{ hash: Uint8Array }>('SELECT hash FROM journal ORDER BY seq DESC LIMIT 1')[0]!.hash;

describe('the journal, to the product and to anybody with a connection,', () => {
  it('refuses UPDATE', () => {
    refused("UPDATE journal SET actor = 'nobody' WHERE seq = 2");
    refused("UPDATE journal SET body = x'7b7d'");
  });

  it('refuses DELETE, of the last entry too', () => {
    refused('DELETE FROM journal WHERE seq = 2');
    refused('DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)');
  });

  it('refuses REPLACE', () => {
    for (const seq of ['1', '2', '(SELECT max(seq) FROM journal)'])
      refused(
        `REPLACE INTO journal SELECT seq, type, at, 'nobody', body, digest, prev_hash, hash FROM journal WHERE seq = ${seq}`,
      );
  });

  it('refuses an entry that leaves a gap', () =>
    refused(insertEntry('INSERT'), [2, lastHash(), randomBytes(32)]));

  it('refuses an entry that does not carry the hash of the last one', () =>
    refused(insertEntry('INSERT'), [1, randomBytes(32), randomBytes(32)]));

  it('refuses an upsert', () =>
    refused(
      "INSERT INTO journal SELECT * FROM journal WHERE seq = 2 ON CONFLICT (seq) DO UPDATE SET actor = 'nobody'",
    ));

  it('refuses line feeds in what the digest puts on lines', () => {
    for (const column of ['type', 'at', 'actor'])
      expect(() =>
        connections[1]!.db
          .prepare(
            `INSERT INTO journal SELECT 1 + (SELECT max(seq) FROM journal), ${['type', 'at', 'actor']
              .map(name => (name === column ? `'a' || char(10) || 'b'` : name))
              .join(', ')}, body, digest, ?, hash FROM journal WHERE seq = 2`,
          )
          .run(lastHash()),
      ).toThrow(/CHECK/);
  });
});

describe('issued invoices and their documents', () => {
  it('refuse UPDATE', () => {
    refused('UPDATE invoices SET total_fen = 1');
    refused("UPDATE invoice_documents SET payer_name = '别人'");
  });

  it('refuse DELETE', () => {
    refused('DELETE FROM invoices');
    refused('DELETE FROM invoice_documents');
  });

  /** A row like the first one, with some columns given as SQL. */
  const copyOf = (verb: string, table: string, set: Readonly<Record<string, string>>) =>
    copyRowSql(connections[0]!.db, table, { verb, set });
  const [number, business] = ["'9999999999'", "'other'"];

  it('refuse REPLACE by the same place in the journal', () => {
    refused(copyOf('REPLACE', 'invoices', { total_fen: '1' }));
    refused(copyOf('REPLACE', 'invoice_documents', { signed_bytes: "x'00'" }));
  });

  it('refuse REPLACE by the same number or business number at another place', () => {
    refused(copyOf('REPLACE', 'invoices', { seq: '2', business_number: business }));
    refused(copyOf('REPLACE', 'invoices', { seq: '2', invoice_number: number }));
  });

  it('refuse a second invoice under one number, one business number or one place', () => {
    refused(copyOf('INSERT', 'invoices', { invoice_number: number, business_number: business }));
    refused(copyOf('INSERT', 'invoices', { seq: '2', business_number: business }));
    refused(copyOf('INSERT', 'invoices', { seq: '2', invoice_number: number }));
  });

  it('would take an invoice that is none of these, so the refusals are about them', () => {
    const { db } = connections[0]!;
    db.exec('BEGIN');
    const set = { seq: '2', invoice_number: number, business_number: business };
    expect(db.prepare(copyOf('INSERT', 'invoices', set)).run().changes).toBe(1);
    db.exec('ROLLBACK');
  });
});
