import type { ReadDb, WriteDb } from '../../db/open.ts';

/** The platform that runs on this folder; another process finds it by this row. */
export interface RunningService {
  readonly url: string;
  readonly pid: number;
  /** Another for every start, so that a stranger on the same port is not taken for it. */
  readonly instance: string;
}

export function announceService(db: WriteDb, service: RunningService, at: string): void {
  db.prepare('INSERT OR REPLACE INTO platform_service VALUES (1, ?, ?, ?, ?)').run(
    service.url,
    service.pid,
    service.instance,
    at,
  );
}

export function withdrawService(db: WriteDb): void {
  db.prepare('DELETE FROM platform_service').run();
}

export function announcedService(db: ReadDb): RunningService | undefined {
  return db.prepare<[], RunningService>('SELECT url, pid, instance FROM platform_service').get();
}
