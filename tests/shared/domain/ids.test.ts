import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkCode,
  eInvoiceId,
  type InvoiceCode,
  type InvoiceNumber,
  invoiceCode,
  invoiceNumber,
  isInvoiceCode,
  isInvoiceNumber,
  isKindCode,
  isUserId,
  type KindCode,
  numberPosition,
} from '../../../src/shared/domain/ids.ts';

describe('invoice code and number', () => {
  it('are area, kind and year, and ten digits', () => {
    expect(invoiceCode('32', '0101' as KindCode, '26')).toBe('32010126');
    expect(isInvoiceCode(invoiceCode('32', '0101' as KindCode, '26'))).toBe(true);
    expect(invoiceNumber(817_610)).toBe('0000817610');
  });

  it('know each other by position', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999_999 }), position => {
        const number = invoiceNumber(position);
        expect(isInvoiceNumber(number)).toBe(true);
        expect(numberPosition(number)).toBe(position);
      }),
    );
  });

  it.each(['3201012', '320101266', '3201012x', '３２０１０１２６', '32010126\n'])(
    'do not take “%s” for a code',
    text => {
      expect(isInvoiceCode(text)).toBe(false);
    },
  );

  it.each(['817610', '00008176100', '000081761a', '0000817610\n'])('do not take “%s” for a number', text => {
    expect(isInvoiceNumber(text)).toBe(false);
  });

  it.each(['601', '06011', '06o1', ''])('do not take “%s” for a kind', text => {
    expect(isKindCode(text)).toBe(false);
  });

  it('make the EInvoiceID backwards, number first', () => {
    expect(eInvoiceId('32010121' as InvoiceCode, '0000000001' as InvoiceNumber)).toBe('1000000000-12101023');
  });
});

describe('isUserId', () => {
  it('takes what may stand in the journal', () => {
    expect(['wang.min', 'u:1', 'a', 'x'.repeat(64)].every(isUserId)).toBe(true);
    expect(['', 'Wang', '王敏', 'a b', 'a\n', 'x'.repeat(65)].some(isUserId)).toBe(false);
  });
});

describe('checkCode', () => {
  it('is six characters, each alphabet position from four byte values', () => {
    expect(checkCode(Uint8Array.from({ length: 32 }, (_, index) => index))).toBe('012345');
    expect(checkCode(Uint8Array.of(61, 62, 123, 124, 247, 186))).toBe('z0z0z0');
  });

  it('skips bytes that would favour some characters', () => {
    expect(checkCode(Uint8Array.of(255, 248, 10, 11, 12, 250, 13, 14, 15))).toBe('ABCDEF');
  });

  it('refuses to make one from too little randomness', () => {
    expect(() => checkCode(new Uint8Array(8).fill(255))).toThrow(RangeError);
    expect(() => checkCode(new Uint8Array(5))).toThrow(RangeError);
  });
});
