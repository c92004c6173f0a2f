import type { Fen } from './money.ts';

/** An exact decimal in its one plain form: no exponent, no leading `+` or zeros, no trailing zeros (`0.7`, `320`, `-2`). */
export type Decimal = string & { readonly __brand: 'Decimal' };

const maxDigits = 18;

/** Reads a decimal as typed (full-width digits allowed); `undefined` if it is not one or has more than 18 digits. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = /^(-?)0*(\d+)(?:\.(\d+))?$/.exec(text.normalize('NFKC').replaceAll('。', '.').trim());
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = ''] = match;
  const kept = fraction.replace(/0+$/, '');
  if (whole.length + kept.length > maxDigits) return undefined;
  const magnitude = kept === '' ? whole : `${whole}.${kept}`;
  return (magnitude === '0' ? '0' : sign + magnitude) as Decimal;
}

export function isNegative(value: Decimal): boolean {
  return value.startsWith('-');
}

/** The same quantity with the other sign, for red invoices. */
export function negate(value: Decimal): Decimal {
  if (value === '0') return value;
  return (isNegative(value) ? value.slice(1) : `-${value}`) as Decimal;
}

/**
 * quantity × price (yuan) in fen, exact, rounded half up (away from zero) to the fen. Far beyond what an invoice can
 * carry it stays at the largest safe integer.
 */
export function multiplyToFen(quantity: Decimal, price: Decimal): Fen {
  const a = scaled(quantity);
  const b = scaled(price);
  const product = a.digits * b.digits * 100n;
  const divisor = 10n ** BigInt(a.scale + b.scale);
  const magnitude = product < 0n ? -product : product;
  const rounded = Math.min(Number((magnitude * 2n + divisor) / (divisor * 2n)), Number.MAX_SAFE_INTEGER);
  return product < 0n && rounded !== 0 ? -rounded : rounded;
}

function scaled(value: Decimal): { readonly digits: bigint; readonly scale: number } {
  const point = value.indexOf('.');
  return { digits: BigInt(value.replace('.', '')), scale: point < 0 ? 0 : value.length - point - 1 };
}
