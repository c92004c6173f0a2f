import type Database from 'better-sqlite3';

/** SQL that inserts a row like the first of `table`, with some columns given as SQL. */
export function copyRowSql(
  db: Database.Database,
  table: string,
  {
    verb = 'INSERT',
    where = '',
    set,
  }: { verb?: string; where?: string; set: Readonly<Record<string, string>> },
): string {
  const columns = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);
  const values = columns.map(name => set[name] ?? name);
  return `${verb} INTO ${table} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM ${table} ${where} LIMIT 1`;
}
