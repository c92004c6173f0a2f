import { concatBytes, utf8 } from './bytes.ts';
import { tags } from './der-tags.ts';

function encodeLength(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Uint8Array.of(0x80 | bytes.length, ...bytes);
}

/** One DER element with the given parts as its content. */
export function writeDer(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = concatBytes(...parts);
  return concatBytes(Uint8Array.of(tag), encodeLength(content.length), content);
}

export function writeSequence(...parts: readonly Uint8Array[]): Uint8Array {
  return writeDer(tags.sequence, ...parts);
}

function encodeArc(arc: number): number[] {
  const bytes = [arc % 128];
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128))
    bytes.unshift(0x80 | (rest % 128));
  return bytes;
}

export function writeOid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...others] = dotted.split('.').map(Number);
  return writeDer(tags.oid, Uint8Array.from([40 * first + second, ...others].flatMap(encodeArc)));
}

/** INTEGER from the bytes of its magnitude. */
export function writeUnsigned(magnitude: Uint8Array): Uint8Array {
  const start = magnitude.findIndex(byte => byte !== 0);
  const digits = start < 0 ? Uint8Array.of(0) : magnitude.subarray(start);
  return writeDer(tags.integer, (digits[0] ?? 0) >= 0x80 ? Uint8Array.of(0) : Uint8Array.of(), digits);
}

/** BIT STRING of whole bytes. */
export function writeBits(bytes: Uint8Array): Uint8Array {
  return writeDer(tags.bitString, Uint8Array.of(0), bytes);
}

/** UTCTime up to 2049, GeneralizedTime after (RFC 5280 §4.1.2.5); fractions of a second are cut off. */
export function writeTime(milliseconds: number): Uint8Array {
  const digits = new Date(milliseconds).toISOString().slice(0, 19).replace(/[-T:]/g, '');
  const year = Number(digits.slice(0, 4));
  return year >= 1950 && year < 2050
    ? writeDer(tags.utcTime, utf8(`${digits.slice(2)}Z`))
    : writeDer(tags.generalizedTime, utf8(`${digits}Z`));
}
