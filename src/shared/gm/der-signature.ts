import { bytesToNumberBE, numberToBytesBE } from '@noble/curves/utils.js';

export interface SignatureNumbers {
  readonly r: bigint;
  readonly s: bigint;
}

const sequenceTag = 0x30;
const integerTag = 0x02;

function encodeInteger(value: bigint): readonly number[] {
  const bytes = Array.from(numberToBytesBE(value, 32));
  while (bytes.length > 1 && bytes[0] === 0) bytes.shift();
  if ((bytes[0] ?? 0) >= 0x80) bytes.unshift(0);
  return [integerTag, bytes.length, ...bytes];
}

/** DER `SEQUENCE { INTEGER r, INTEGER s }` (GM/T 0009-2012 §7.3) of numbers below 2^256: 8 to 72 bytes. */
export function encodeSignature({ r, s }: SignatureNumbers): Uint8Array {
  const content = [...encodeInteger(r), ...encodeInteger(s)];
  return Uint8Array.from([sequenceTag, content.length, ...content]);
}

/** End of the INTEGER that starts at `start`, or 0 where it is not a minimal, non-negative one of at most 256 bits. */
function endOfInteger(der: Uint8Array, start: number): number {
  const length = der[start + 1] ?? 0;
  const first = der[start + 2] ?? 0x80;
  const end = start + 2 + length;
  if (der[start] !== integerTag || length < 1 || length > 33 || end > der.length) return 0;
  if (first >= 0x80) return 0;
  if (first === 0 && length > 1 && (der[start + 3] ?? 0) < 0x80) return 0;
  if (length === 33 && first !== 0) return 0;
  return end;
}

/**
 * Reads what `encodeSignature` writes and nothing else: no BER form, no leading zero, no byte more or less, so that a
 * signature has one encoding. `undefined` for anything else; ranges of r and s are not checked here.
 */
export function decodeSignature(der: Uint8Array): SignatureNumbers | undefined {
  if (der.length < 8 || der.length > 72 || der[0] !== sequenceTag || der[1] !== der.length - 2)
    return undefined;
  const middle = endOfInteger(der, 2);
  const end = middle === 0 ? 0 : endOfInteger(der, middle);
  if (end !== der.length) return undefined;
  return { r: bytesToNumberBE(der.subarray(4, middle)), s: bytesToNumberBE(der.subarray(middle + 2)) };
}
