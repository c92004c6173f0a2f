import { describe, expect, it } from 'vitest';
import { isScientific, isZeroedIdentityNumber } from '../../../src/main/exchange/truncated-number.ts';

describe('isScientific', () => {
  it.each(['3.20106E+17', '1E+17', '9.13299e+16', ' 1.23E+17 '])('knows %s', text => {
    expect(isScientific(text)).toBe(true);
  });

  it.each(['E+17', '1E5', 'HIS-1E+17', '12.3E+17', '91329900MABE16MCXR', ''])('leaves %s alone', text => {
    expect(isScientific(text)).toBe(false);
  });
});

describe('isZeroedIdentityNumber', () => {
  it('notices that the example of GB 11643-1999, 11010519491231002X, lost its end', () => {
    expect(isZeroedIdentityNumber('110105194912310000')).toBe(true);
    expect(isZeroedIdentityNumber('11010519491231002X')).toBe(false);
  });

  it('lets a number pass whose check character really is 0', () => {
    const numbers = Array.from({ length: 10 }, (_, digit) => `32990019820304${digit}000`);
    expect(numbers.filter(number => !isZeroedIdentityNumber(number))).toEqual(['329900198203047000']);
  });

  it.each(['913299001982030000', '329900198213041000', '32990019820304100', '329900198203041001'])(
    'has nothing to say about %s',
    text => {
      expect(isZeroedIdentityNumber(text)).toBe(false);
    },
  );
});
