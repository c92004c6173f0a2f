import type Database from 'better-sqlite3';
import { expect } from 'vitest';

/** Every statement that a piece of work prepares, with the plan SQLite makes for it. */
export function plansOf(db: Database.Database, work: (db: Database.Database) => unknown): readonly string[] {
  const prepared: string[] = [];
  const listening = new Proxy(db, {
    get: (target, name) =>
      name === 'prepare'
        ? (sql: string) => {
            prepared.push(sql);
            return target.prepare(sql);
          }
        : Reflect.get(target, name),
  });
  work(listening);
  return prepared.map(sql => {
    const bound = sql.replace(/@\w+|\?/g, 'NULL');
    const steps = db.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${bound}`).all();
    return `${sql}\n${steps.map(({ detail }) => detail).join('\n')}`;
  });
}

/** The plan of the one statement that holds `part`. */
export function planOf(plans: readonly string[], part: string): string {
  const found = plans.filter(plan => plan.includes(part));
  expect(found, part).toHaveLength(1);
  return found[0]!.slice(found[0]!.indexOf('\n'));
}
