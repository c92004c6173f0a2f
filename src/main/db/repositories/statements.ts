import type { StatementBytes } from '../../../shared/proof/statement.ts';
import type { WriteDb } from '../open.ts';

/** Keeps a signed statement as it was received; returns its id. */
export function createStatements(db: WriteDb): (statement: StatementBytes) => number {
  const insert = db.prepare('INSERT INTO statements (payload, signature, certificate) VALUES (?, ?, ?)');
  return ({ payload, signature, certificate }) =>
    Number(insert.run(payload, signature, certificate).lastInsertRowid);
}
