import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSyncSchedule, type SyncSchedule } from '../../../src/main/services/sync-schedule.ts';
import { AppError } from '../../../src/shared/errors.ts';

const seconds = 1000;
const unreachable = new AppError('platform_unreachable', '连不上平台。');

let schedule: SyncSchedule;
let failing: Error | undefined;
let runs: number;
let probes: number;
let changes: number;

const attempt = async () => {
  if (failing !== undefined) throw failing;
};

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-24T09:00:00+08:00') });
  failing = undefined;
  runs = probes = changes = 0;
  schedule = createSyncSchedule({
    now: Date.now,
    probe() {
      probes += 1;
      return attempt();
    },
    run() {
      runs += 1;
      return attempt();
    },
    onChange() {
      changes += 1;
    },
    logger: pino({ level: 'silent' }),
  });
});

afterEach(async () => {
  await schedule.stop();
  vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('the schedule of uploads', () => {
  it('tries at once, then every ten minutes, sooner when there is something new', async () => {
    await pass(1 * seconds);
    expect([runs, schedule.line(), schedule.lastError()]).toEqual([1, 'online', null]);
    await pass(590 * seconds);
    expect(runs).toBe(1);
    await pass(20 * seconds);
    expect(runs).toBe(2);
    schedule.poke();
    await pass(1 * seconds);
    expect(runs).toBe(3);
  });

  it('tries ever more rarely while nobody answers, asking first with something small', async () => {
    failing = unreachable;
    await pass(1 * seconds);
    expect([runs, probes, schedule.line()]).toEqual([1, 0, 'offline']);
    await pass(60 * seconds);
    const inTheFirstMinute = probes;
    expect(inTheFirstMinute).toBeGreaterThanOrEqual(4);
    await pass(3600 * seconds);
    expect(probes - inTheFirstMinute).toBeLessThanOrEqual(30);
    expect(probes - inTheFirstMinute).toBeGreaterThanOrEqual(12);
    expect(runs).toBe(1);
    schedule.poke();
    const before = probes;
    await pass(1 * seconds);
    expect(probes - before).toBeLessThanOrEqual(1);

    failing = undefined;
    await pass(300 * seconds);
    expect([schedule.line(), schedule.lastError()]).toEqual(['online', null]);
    expect(runs).toBeGreaterThanOrEqual(2);
  });

  it('tells of every change and of every failure, not of success after success', async () => {
    await pass(1 * seconds);
    expect(changes).toBe(1);
    await pass(1800 * seconds);
    expect(changes).toBe(1);
    schedule.observed(new AppError('answer_untrusted', '答复不可信。'));
    schedule.observed(unreachable);
    expect([changes, schedule.line()]).toEqual([3, 'offline']);
    expect(schedule.lastError()).toMatchObject({ code: 'platform_unreachable', text: '连不上平台。' });
    schedule.observed(undefined);
    expect([changes, schedule.line(), schedule.lastError()]).toEqual([4, 'online', null]);
    schedule.observed(undefined);
    expect(changes).toBe(4);
  });

  it('holds back as long as somebody wants, and goes on when told to', async () => {
    await pass(1 * seconds);
    schedule.pause(15);
    schedule.poke();
    await pass(14 * 60 * seconds);
    expect([runs, schedule.paused()]).toEqual([1, true]);
    expect(schedule.nextAttempt()).toBe('2026-11-24T09:15:01.000+08:00');
    schedule.pause(0);
    await pass(1 * seconds);
    expect([runs, schedule.paused()]).toEqual([2, false]);
    schedule.pause(15);
    await pass(16 * 60 * seconds);
    expect(runs).toBe(3);
  });

  it('has no next attempt once it is stopped', async () => {
    await schedule.stop();
    await pass(3600 * seconds);
    expect([runs, schedule.nextAttempt()]).toEqual([0, null]);
  });
});
