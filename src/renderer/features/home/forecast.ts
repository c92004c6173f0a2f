import type { Status } from '../../../shared/contract/status.ts';
import { beijingIso, type EpochMs } from '../../../shared/domain/beijing-time.ts';
import { homeTexts } from '../../texts/home.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

export interface Forecast {
  /** The next working morning at nine, in words. */
  readonly at: string;
  /** From when on the hours without a line would be too many, or null when they last till then. */
  readonly overFrom: string | null;
  /** They are too many already. */
  readonly over: boolean;
}

/** Whether the hours last if the line is not back by nine on the next working morning, Beijing time. */
export function forecast({ offline }: Pick<Status, 'offline'>, now: EpochMs): Forecast {
  const morning = nextWorkingMorning(now);
  const left = offline === null ? Number.POSITIVE_INFINITY : offline.hoursLimit - offline.hours;
  const end = now + left * hourMs;
  return { at: momentText(morning), overFrom: end < morning ? momentText(end) : null, over: end <= now };
}

function nextWorkingMorning(now: EpochMs): EpochMs {
  const midnight = Date.parse(`${beijingIso(now).slice(0, 10)}T00:00:00+08:00`);
  const mornings = [1, 2, 3].map(days => midnight + days * dayMs + 9 * hourMs);
  return mornings.find(morning => ![0, 6].includes(weekday(morning))) ?? midnight + dayMs;
}

/** 0 is Sunday, in Beijing. */
function weekday(at: EpochMs): number {
  return new Date(at + 8 * hourMs).getUTCDay();
}

function momentText(at: EpochMs): string {
  return `${homeTexts.weekdays[weekday(at)]} ${beijingIso(at).slice(11, 16)}`;
}
