import { describe, expect, it } from 'vitest';
import { noFilter, questionOf, readDay } from '../../../../src/renderer/features/invoices/invoice-filter.ts';

// 01:00 in Beijing, still the day before in UTC.
const now = Date.parse('2026-11-24T01:00:00+08:00');

describe('the question a filter asks', () => {
  it('is about today in Beijing until something is searched for', () => {
    expect(questionOf(noFilter, now)).toEqual({ from: '2026-11-24' });
    expect(questionOf({ ...noFilter, search: ' 1234 ' }, now)).toEqual({ search: '1234' });
  });

  it('keeps the period that was chosen, also for a search', () => {
    expect(questionOf({ ...noFilter, search: '1234', period: 'week' }, now)).toEqual({
      search: '1234',
      from: '2026-11-18',
    });
  });

  it('looks for the number of a face that was scanned', () => {
    const scanned = 'CZ-EI-32,1.0.0,32010126,0000001234,bngFFX,20261124,224.00';
    expect(questionOf({ ...noFilter, search: scanned }, now)).toEqual({ search: '0000001234' });
  });

  it('takes what can be read of a range', () => {
    const range = { ...noFilter, period: 'range', from: '1101', to: '11' } as const;
    expect(questionOf(range, now)).toEqual({ from: '2026-11-01' });
  });
});

describe('a day as typed', () => {
  it.each(['1124', '20261124', '2026-11-24', '2026.11.24', '11/24', '２０２６１１２４'])(
    'reads %s',
    typed => {
      expect(readDay(typed, now)).toBe('2026-11-24');
    },
  );

  it.each(['', '11', '1131', '20261301', 'abcd', '2026-11'])('refuses “%s”', typed => {
    expect(readDay(typed, now)).toBeUndefined();
  });

  it('reads a month and a day of one digit each where something stands between', () => {
    expect(readDay('2026-1-5', now)).toBe('2026-01-05');
    expect(readDay('1-5', now)).toBe('2026-01-05');
  });
});
