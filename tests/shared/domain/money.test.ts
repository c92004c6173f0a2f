import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayYuan, formatYuan, maxFen, parseYuan } from '../../../src/shared/domain/money.ts';

const anyFen = fc.integer({ min: -maxFen, max: maxFen });

describe('parseYuan', () => {
  it.each([
    ['224', 22400],
    ['224.5', 22450],
    ['0.05', 5],
    ['-0.05', -5],
    ['−0.05', -5],
    ['－１．０５', -105],
    ['１，２３４．００', 123400],
    ['12。50', 1250],
    ['1,234,567.89', 123456789],
    [' 0 ', 0],
    ['-0', 0],
    ['00012.30', 1230],
    ['99999999999.99', maxFen],
  ])('reads %s', (text, fen) => {
    expect(parseYuan(text)).toBe(fen);
  });

  it.each([
    '',
    ' ',
    '.5',
    '5.',
    '1.234',
    '1,23',
    '1,2345',
    ',123',
    '1 234',
    '1e3',
    '+1',
    '--1',
    '¥1',
    '0x10',
    'Infinity',
    '一百',
    '100000000000.00',
    '99999999999999999999',
  ])('does not read “%s”', text => {
    expect(parseYuan(text)).toBeUndefined();
  });

  it('reads back what is written, for the invoice and for people', () => {
    fc.assert(
      fc.property(anyFen, fen => {
        expect(parseYuan(formatYuan(fen))).toBe(fen);
        expect(parseYuan(displayYuan(fen))).toBe(fen);
      }),
    );
  });
});

describe('formatYuan', () => {
  it.each([
    [0, '0.00'],
    [5, '0.05'],
    [-5, '-0.05'],
    [10, '0.10'],
    [1050, '10.50'],
    [-123405, '-1234.05'],
    [maxFen, '99999999999.99'],
  ])('writes %i fen as %s', (fen, text) => {
    expect(formatYuan(fen)).toBe(text);
  });
});

describe('displayYuan', () => {
  it.each([
    [0, '0.00'],
    [99_999, '999.99'],
    [100_000, '1,000.00'],
    [-123_456_789, '−1,234,567.89'],
  ])('writes %i fen as %s', (fen, text) => {
    expect(displayYuan(fen)).toBe(text);
  });
});
