import { MalformedError } from './malformed.ts';

const encoder = new TextEncoder();
// ignoreBOM keeps a leading U+FEFF: decoding and encoding again must give the same bytes.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const hexOfByte: readonly string[] = Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).padStart(2, '0'),
);
const base64Alphabet = encoder.encode('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');
const invalid = 0xff;
const padding = 0x3d;

/** Value of each character code below 256, `invalid` where it is no digit. */
function valuesOf(...alphabets: readonly Uint8Array[]): Uint8Array {
  const values = new Uint8Array(256).fill(invalid);
  for (const alphabet of alphabets) {
    alphabet.forEach((code, value) => {
      values[code] = value;
    });
  }
  return values;
}

const base64Values = valuesOf(base64Alphabet);
const hexValues = valuesOf(encoder.encode('0123456789abcdef'), encoder.encode('0123456789ABCDEF'));

function digitValue(values: Uint8Array, text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 256 ? (values[code] ?? invalid) : invalid;
}

/** Lower-case hex, two digits a byte. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += hexOfByte[byte];
  return text;
}

/** Reads hex of either case. Throws `MalformedError` on an odd length or another character. */
export function fromHex(text: string): Uint8Array {
  if (text.length % 2 !== 0) throw new MalformedError('not hex: length');
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) {
    const high = digitValue(hexValues, text, 2 * i);
    const low = digitValue(hexValues, text, 2 * i + 1);
    if (high === invalid || low === invalid) throw new MalformedError('not hex: character');
    bytes[i] = (high << 4) | low;
  }
  return bytes;
}

/** Base64 with padding and without line breaks (RFC 4648 §4). */
export function toBase64(bytes: Uint8Array): string {
  const codes = new Uint8Array(Math.ceil(bytes.length / 3) * 4).fill(padding);
  const put = (at: number, value: number) => {
    codes[at] = base64Alphabet[value & 63] ?? invalid;
  };
  for (let from = 0, to = 0; from < bytes.length; from += 3, to += 4) {
    const a = bytes[from] ?? 0;
    const b = bytes[from + 1] ?? 0;
    const c = bytes[from + 2] ?? 0;
    put(to, a >> 2);
    put(to + 1, (a << 4) | (b >> 4));
    if (from + 1 < bytes.length) put(to + 2, (b << 2) | (c >> 6));
    if (from + 2 < bytes.length) put(to + 3, c);
  }
  return decoder.decode(codes);
}

/**
 * Reads base64 as `toBase64` writes it, and only that (RFC 4648 §3.5): no white space, padding present, unused bits
 * zero, so that one byte string has one text. Throws `MalformedError`.
 */
export function fromBase64(text: string): Uint8Array {
  const padded = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  if (text.length % 4 !== 0) throw new MalformedError('not base64: length');
  const digits = text.length - padded;
  const bytes = new Uint8Array((text.length / 4) * 3 - padded);
  let bits = 0;
  let held = 0;
  let to = 0;
  for (let i = 0; i < digits; i++) {
    const value = digitValue(base64Values, text, i);
    if (value === invalid) throw new MalformedError('not base64: character');
    bits = ((bits << 6) | value) & 0xfff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[to++] = bits >> held;
    }
  }
  if ((bits & ((1 << held) - 1)) !== 0) throw new MalformedError('not base64: unused bits');
  return bytes;
}

/** UTF-8 bytes of a text; a lone surrogate becomes U+FFFD. */
export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Text of UTF-8 bytes, a BOM kept. Throws `MalformedError` where the bytes are not UTF-8. */
export function fromUtf8(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw new MalformedError('not UTF-8', { cause });
  }
}

export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Compares without stopping at the first difference. */
export function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false;
  let difference = 0;
  for (let i = 0; i < left.length; i++) difference |= (left[i] ?? 0) ^ (right[i] ?? 0);
  return difference === 0;
}
