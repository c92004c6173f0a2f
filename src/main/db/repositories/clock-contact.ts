import type { ReadDb, WriteDb } from '../open.ts';

/** The last signed platform time, and the machine's uptime and boot at that moment. */
export interface ClockContact {
  readonly platformTime: string;
  /** Seconds. */
  readonly uptime: number;
  readonly bootId: string;
}

export function readClockContact(db: ReadDb): ClockContact | undefined {
  return db
    .prepare<[], ClockContact>(
      'SELECT platform_time AS platformTime, uptime, boot_id AS bootId FROM clock_contacts',
    )
    .get();
}

export function keepClockContact(db: WriteDb, { platformTime, uptime, bootId }: ClockContact): void {
  db.prepare('INSERT OR REPLACE INTO clock_contacts VALUES (1, ?, ?, ?)').run(platformTime, uptime, bootId);
}
