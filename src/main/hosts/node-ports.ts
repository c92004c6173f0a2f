import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { destination, pino } from 'pino';
import type { Clock, Logger } from '../ports.ts';

/** The clock of hosts that run on Node itself. */
export function createNodeClock(): Clock {
  const bootId = readBootId();
  return { now: () => Date.now(), uptime: () => os.uptime(), bootId: () => bootId };
}

/**
 * Linux tells it. Elsewhere the start of the machine, to ten seconds, stands for it; where even that is not
 * known every start of the program counts as a start of the machine, which is the careful reading.
 */
function readBootId(): string {
  if (process.platform === 'linux') return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  const uptime = os.uptime();
  if (uptime <= 0) return randomUUID();
  return `boot-${Math.round((Date.now() - uptime * 1000) / 10_000)}`;
}

/** Writes JSON lines to `<dataDir>/logs/desk.log`, flushed line by line: after a crash the last line is there. */
export function createFileLogger(dataDir: string): Logger {
  const folder = join(dataDir, 'logs');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const log = pino(
    { base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime },
    destination({ dest: join(folder, 'desk.log'), sync: true, mode: 0o600 }),
  );
  return {
    info: (facts, message) => log.info(facts, message),
    warn: (facts, message) => log.warn(facts, message),
    error: (facts, message) => log.error(facts, message),
  };
}
