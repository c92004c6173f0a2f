import type { Settings } from '../../../shared/contract/settings.ts';
import type { ReadDb, WriteDb } from '../open.ts';

export const defaultSettings: Settings = {
  display: { theme: 'light', density: 'standard' },
  idleLockMinutes: 5,
  ordersUrl: null,
  lowWater: { numbers: 50, days: 5 },
};

/** What was never set has its default. */
export function readSettings(db: ReadDb): Settings {
  const rows = db.prepare<[], { name: string; value: string }>('SELECT name, value FROM settings').all();
  const stored = Object.fromEntries(rows.map(({ name, value }) => [name, JSON.parse(value) as unknown]));
  return { ...defaultSettings, ...stored };
}

export function keepSettings(
  db: WriteDb,
  change: { readonly [N in keyof Settings]?: Settings[N] | undefined },
): void {
  const keep = db.prepare(
    'INSERT INTO settings VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  for (const [name, value] of Object.entries(change))
    if (value !== undefined) keep.run(name, JSON.stringify(value));
}
