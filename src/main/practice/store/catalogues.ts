import type { WriteDb } from '../../db/open.ts';
import type { StatementBytes } from '../authority/statements.ts';

export interface PublishedCatalogue extends StatementBytes {
  readonly version: number;
  readonly publishedAt: string;
}

export interface Catalogues {
  latest(): PublishedCatalogue | undefined;
  all(): readonly PublishedCatalogue[];
  add(catalogue: PublishedCatalogue): void;
}

export function createCatalogues(db: WriteDb): Catalogues {
  const columns = 'version, published_at AS publishedAt, payload, signature, certificate';
  const all = db.prepare<[], PublishedCatalogue>(
    `SELECT ${columns} FROM platform_catalogues ORDER BY version`,
  );
  const latest = db.prepare<[], PublishedCatalogue>(
    `SELECT ${columns} FROM platform_catalogues ORDER BY version DESC LIMIT 1`,
  );
  const add = db.prepare('INSERT INTO platform_catalogues VALUES (?, ?, ?, ?, ?)');
  return {
    latest: () => latest.get(),
    all: () => all.all(),
    add: ({ version, publishedAt, payload, signature, certificate }) =>
      void add.run(version, publishedAt, payload, signature, certificate),
  };
}
