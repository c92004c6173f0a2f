import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import type { StatementBytes } from '../../../shared/proof/statement.ts';
import { catalogue } from '../../../shared/protocol/catalogue.ts';
import type { ReadDb, WriteDb } from '../open.ts';
import { createStatements } from './statements.ts';

export interface CataloguesReader {
  latest(): Catalogue | undefined;
  /** Old invoices print by the catalogue they were issued under. */
  version(version: number): Catalogue | undefined;
}

export interface Catalogues extends CataloguesReader {
  keep(adopted: Pick<Catalogue, 'version'>, statement: StatementBytes, adoptedAt: string): void;
}

export function createCataloguesReader(db: ReadDb): CataloguesReader {
  const latest = db.prepare<[], number>('SELECT max(version) FROM catalogues').pluck();
  const payload = db
    .prepare<[number], Uint8Array>(
      'SELECT payload FROM catalogues JOIN statements ON id = statement_id WHERE version = ?',
    )
    .pluck();
  const parsed = new Map<number, Catalogue>();

  function version(wanted: number): Catalogue | undefined {
    const known = parsed.get(wanted);
    if (known !== undefined) return known;
    const bytes = payload.get(wanted);
    if (bytes === undefined) return undefined;
    const read = catalogue.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    parsed.set(wanted, read);
    return read;
  }

  return {
    version,
    latest() {
      const newest = latest.get();
      return newest === undefined || newest === null ? undefined : version(newest);
    },
  };
}

export function createCatalogues(db: WriteDb): Catalogues {
  const saveStatement = createStatements(db);
  const insert = db.prepare('INSERT INTO catalogues (version, adopted_at, statement_id) VALUES (?, ?, ?)');
  return {
    ...createCataloguesReader(db),
    keep(adopted, statement, adoptedAt) {
      insert.run(adopted.version, adoptedAt, saveStatement(statement));
    },
  };
}
