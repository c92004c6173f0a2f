import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Decimal,
  isNegative,
  multiplyToFen,
  negate,
  parseDecimal,
} from '../../../src/shared/domain/decimal.ts';

const decimal = (text: string): Decimal => {
  const value = parseDecimal(text);
  if (value === undefined) throw new Error(`${text} is not a decimal`);
  return value;
};

/** A decimal and the same number as digits and scale. */
const scaled = fc.tuple(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.integer({ min: 0, max: 6 }));
const written = ([digits, scale]: readonly [number, number]): string => {
  const text = Math.abs(digits)
    .toString()
    .padStart(scale + 1, '0');
  const whole = text.slice(0, text.length - scale);
  return `${digits < 0 ? '-' : ''}${whole}${scale === 0 ? '' : `.${text.slice(text.length - scale)}`}`;
};

describe('parseDecimal', () => {
  it.each([
    ['0.70', '0.7'],
    ['320', '320'],
    ['-2.0', '-2'],
    ['007.10', '7.1'],
    ['-0.000', '0'],
    ['１．５', '1.5'],
    ['3。14', '3.14'],
    ['123456789.123456789', '123456789.123456789'],
  ])('brings %s to its one form', (text, value) => {
    expect(parseDecimal(text)).toBe(value);
  });

  it.each(['', '.5', '5.', '1,000', '1e3', '+1', 'NaN', '一', '1234567890.123456789'])(
    'does not read “%s”',
    text => {
      expect(parseDecimal(text)).toBeUndefined();
    },
  );

  it('gives equal numbers the same form', () => {
    fc.assert(
      fc.property(scaled, fc.nat({ max: 3 }), (number, zeros) => {
        const text = written(number);
        const padded = text.includes('.') ? text + '0'.repeat(zeros) : text;
        expect(parseDecimal(padded)).toBe(parseDecimal(text));
        expect(Number(parseDecimal(text))).toBe(Number(text) + 0);
      }),
    );
  });
});

describe('negate', () => {
  it('is undone by itself and never writes a negative zero', () => {
    expect(negate(decimal('0'))).toBe('0');
    fc.assert(
      fc.property(scaled, number => {
        const value = decimal(written(number));
        expect(negate(negate(value))).toBe(value);
        if (value !== '0') expect(isNegative(negate(value))).toBe(!isNegative(value));
      }),
    );
  });
});

describe('multiplyToFen', () => {
  it.each([
    ['320', '0.7', 22400],
    ['960.5', '0.45', 43223],
    ['1', '0.005', 1],
    ['1', '0.0049', 0],
    ['1', '0.015', 2],
    ['-1', '0.005', -1],
    ['-1', '0.0049', 0],
    ['3', '33333.3333', 10_000_000],
    ['1.005', '1', 101],
    ['9999999', '999999.99', 999_999_890_000_001],
    ['99999999', '-99999999', -Number.MAX_SAFE_INTEGER],
  ])('rounds %s × %s half away from zero', (quantity, price, fen) => {
    expect(multiplyToFen(decimal(quantity), decimal(price))).toBe(fen);
  });

  it('is within half a fen of the exact product', () => {
    fc.assert(
      fc.property(scaled, scaled, (a, b) => {
        const fen = BigInt(multiplyToFen(decimal(written(a)), decimal(written(b))));
        const divisor = 10n ** BigInt(a[1] + b[1]);
        const exact = BigInt(a[0]) * BigInt(b[0]) * 100n;
        fc.pre(Number.isSafeInteger(Math.abs(Number(exact / divisor)) + 1));
        const distance = exact - fen * divisor;
        expect((distance < 0n ? -distance : distance) * 2n <= divisor).toBe(true);
      }),
    );
  });

  it('changes only the sign with the sign of the quantity', () => {
    fc.assert(
      fc.property(scaled, scaled, (a, b) => {
        const [quantity, price] = [decimal(written(a)), decimal(written(b))];
        expect(multiplyToFen(negate(quantity), price)).toBe(0 - multiplyToFen(quantity, price));
      }),
    );
  });
});
