import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beijingDay,
  beijingIso,
  clockTime,
  compactDate,
  parseBeijingIso,
  signatureTime,
  yearOfCode,
} from '../../../src/shared/domain/beijing-time.ts';

const at = Date.UTC(2026, 10, 24, 2, 21, 3, 987);

describe('Beijing time', () => {
  it('is eight hours ahead of UTC in every form', () => {
    expect(beijingIso(at)).toBe('2026-11-24T10:21:03.987+08:00');
    expect(compactDate(at)).toBe('20261124');
    expect(beijingDay(at)).toBe('2026-11-24');
    expect(signatureTime(at)).toBe('20261124102103');
  });

  it('floors to the second', () => {
    expect(clockTime(at)).toBe('10:21:03');
  });

  it('turns day and year at 16:00 UTC', () => {
    const midnight = Date.UTC(2026, 11, 31, 16);
    expect([compactDate(midnight - 1), yearOfCode(midnight - 1), clockTime(midnight - 1)]).toEqual([
      '20261231',
      '26',
      '23:59:59',
    ]);
    expect([compactDate(midnight), yearOfCode(midnight), clockTime(midnight)]).toEqual([
      '20270101',
      '27',
      '00:00:00',
    ]);
  });

  it('does not depend on the zone of the machine', () => {
    const zone = process.env['TZ'];
    const written = ['America/New_York', 'Asia/Kolkata', 'UTC'].map(name => {
      process.env['TZ'] = name;
      return [beijingIso(at), parseBeijingIso(beijingIso(at))];
    });
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    expect(new Set(written.map(pair => pair.join(' '))).size).toBe(1);
  });
});

describe('parseBeijingIso', () => {
  it('reads what beijingIso writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Date.UTC(2199, 0) }), time => {
        expect(parseBeijingIso(beijingIso(time))).toBe(time);
      }),
    );
  });

  it('reads a time without milliseconds', () => {
    expect(parseBeijingIso('2026-11-24T10:21:03+08:00')).toBe(at - 987);
  });

  it.each([
    '2026-11-24T10:21:03.987Z',
    '2026-11-24T10:21:03.987+09:00',
    '2026-11-24 10:21:03+08:00',
    '2026-11-24T10:21+08:00',
    '2026-13-24T10:21:03+08:00',
    '2026-11-31T10:21:03+08:00',
    '2026-02-29T10:21:03+08:00',
    '2026-11-24T24:00:00+08:00',
    '2026-11-24T10:21:03.98+08:00',
    '2026-11-24T10:21:03+08:00\n',
    '',
  ])('does not read “%s”', text => {
    expect(parseBeijingIso(text)).toBeUndefined();
  });
});
