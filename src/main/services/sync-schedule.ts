import { beijingIso, type EpochMs } from '../../shared/domain/beijing-time.ts';
import { AppError } from '../../shared/errors.ts';
import type { Logger } from '../ports.ts';

export type Line = 'unknown' | 'online' | 'offline';

export interface SyncSchedule {
  line(): Line;
  /** There is something new to send. */
  poke(): void;
  /** The machine slept: the wait that was chosen means nothing now. */
  wake(): void;
  /** Somebody else has just tried, with this outcome. */
  observed(error: unknown): void;
  /** Holds uploads back for so many minutes; 0 lets them go on. */
  pause(minutes: number): void;
  paused(): boolean;
  /** ISO time of the next attempt, or null after `stop`. */
  nextAttempt(): string | null;
  lastError(): LastError | null;
  /** Resolves when an upload that was under way is done. */
  stop(): Promise<void>;
}

export interface LastError {
  readonly code: string;
  readonly text: string;
  readonly at: string;
}

export interface ScheduleParts {
  readonly now: () => EpochMs;
  /** A small request that shows whether the line is there. */
  readonly probe: () => Promise<unknown>;
  readonly run: () => Promise<unknown>;
  /** Another line, or another reason why it does not work. */
  readonly onChange: () => void;
  readonly logger: Logger;
}

const seconds = 1000;
/** With a line and nothing to send, a fresh countersignature. */
const restful = 600 * seconds;
const soon = 0.3 * seconds;
const firstRetry = 2 * seconds;
const longestRetry = 300 * seconds;

/**
 * Uploads in the background: soon after an issue, every 10 minutes otherwise, and with growing, jittered pauses while
 * the platform does not answer; then one small probe goes first instead of a whole batch.
 */
export function createSyncSchedule({ now, probe, run, onChange, logger }: ScheduleParts): SyncSchedule {
  let line: Line = 'unknown';
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  let dueAt = Number.POSITIVE_INFINITY;
  let stopped = false;
  let running = false;
  let current: Promise<void> = Promise.resolve();
  let pokedMeanwhile = false;
  let pausedUntil = 0;
  let lastError: LastError | null = null;

  function schedule(delay: number): void {
    if (stopped) return;
    clearTimeout(timer);
    dueAt = performance.now() + delay;
    timer = setTimeout(() => {
      current = work();
    }, delay);
    timer.unref();
  }

  function observed(error: unknown): void {
    const unreachable = error instanceof AppError && error.code === 'platform_unreachable';
    failures = error === undefined ? 0 : failures + 1;
    const troubled = lastError !== null || error !== undefined;
    lastError =
      error instanceof AppError ? { code: error.code, text: error.message, at: beijingIso(now()) } : null;
    const seen: Line = unreachable ? 'offline' : 'online';
    const changed = seen !== line || troubled;
    line = seen;
    if (changed) onChange();
  }

  function pause(): number {
    if (failures === 0) return pokedMeanwhile ? soon : restful;
    const full = Math.min(longestRetry, firstRetry * 2 ** Math.min(failures - 1, 8));
    return full * (0.5 + Math.random() / 2);
  }

  async function work(): Promise<void> {
    running = true;
    pokedMeanwhile = false;
    try {
      if (line === 'offline') await probe();
      await run();
      observed(undefined);
    } catch (error) {
      observed(error);
      const code = error instanceof AppError ? error.code : 'internal';
      logger.warn({ code, failures, ...(code === 'internal' ? { error } : {}) }, 'upload did not finish');
    }
    running = false;
    schedule(pause());
  }

  schedule(soon);
  return {
    line: () => line,
    paused: () => pausedUntil > now(),
    nextAttempt: () => (stopped ? null : beijingIso(now() + Math.max(0, dueAt - performance.now()))),
    lastError: () => lastError,
    pause(minutes) {
      pausedUntil = now() + minutes * 60 * seconds;
      schedule(minutes === 0 ? soon : minutes * 60 * seconds);
    },
    observed,
    poke() {
      if (pausedUntil > now()) return;
      if (running) pokedMeanwhile = true;
      else if (failures === 0 && dueAt - performance.now() > soon) schedule(soon);
    },
    wake() {
      if (!running && pausedUntil <= now()) schedule(soon);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      return current;
    },
  };
}
