import type { WriteDb } from '../../db/open.ts';

/** Small facts that must outlive a restart. */
export interface Settings {
  port(): number | undefined;
  keepPort(port: number): void;
}

export function createSettings(db: WriteDb): Settings {
  const read = db.prepare<[string], string>('SELECT value FROM platform_settings WHERE name = ?').pluck();
  const write = db.prepare('INSERT OR REPLACE INTO platform_settings VALUES (?, ?)');
  return {
    port() {
      const text = read.get('port');
      return text === undefined ? undefined : Number(text);
    },
    keepPort: port => void write.run('port', port.toString()),
  };
}
