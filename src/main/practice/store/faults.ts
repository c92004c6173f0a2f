import type { WriteDb } from '../../db/open.ts';
import type { FaultName } from '../fault-texts.ts';

/** What the platform does wrong on purpose; kept in the database, so it outlives a restart. */
export interface Faults {
  list(): readonly string[];
  set(name: string, on: boolean): void;
  isOn(name: FaultName): boolean;
  /** CODE of `object:CODE`, if new invoices are to be objected to. */
  objection(): string | undefined;
}

export function createFaults(db: WriteDb): Faults {
  const all = db.prepare<[], string>('SELECT name FROM platform_faults ORDER BY name').pluck();
  const one = db.prepare<[string], number>('SELECT 1 FROM platform_faults WHERE name = ?').pluck();
  const put = db.prepare('INSERT OR IGNORE INTO platform_faults VALUES (?)');
  const remove = db.prepare('DELETE FROM platform_faults WHERE name = ?');
  return {
    list: () => all.all(),
    set: (name, on) => void (on ? put : remove).run(name),
    isOn: name => one.get(name) !== undefined,
    objection: () =>
      all
        .all()
        .find(name => name.startsWith('object:'))
        ?.slice('object:'.length),
  };
}
