import { bytesToNumberBE, numberToBytesBE } from '@noble/curves/utils.js';
import { concatBytes, utf8 } from './bytes.ts';
import { decodeSignature, type SignatureNumbers } from './der-signature.ts';
import { type CurvePoint, curveParameters, type Sm2Curve } from './sm2-curve.ts';
import type { Sm3 } from './sm3.ts';

const { n } = curveParameters;

/** The user id that GM/T 0009-2012 §10 sets where the parties have agreed on none. */
export const defaultUserId: Uint8Array = utf8('1234567812345678');

const curveBytes = concatBytes(
  ...[curveParameters.a, curveParameters.b, curveParameters.Gx, curveParameters.Gy].map(value =>
    numberToBytesBE(value, 32),
  ),
);

const modN = (value: bigint) => {
  const rest = value % n;
  return rest < 0n ? rest + n : rest;
};

/**
 * Z = SM3(ENTL ‖ ID ‖ a ‖ b ‖ xG ‖ yG ‖ xA ‖ yA) (GB/T 32918.2-2016 §5.5), ENTL being the length of the id in bits.
 * `publicKey` is `04‖X‖Y`; an id of more than 8191 bytes does not fit ENTL and throws RangeError.
 */
export function userHash(sm3: Sm3, publicKey: Uint8Array, userId: Uint8Array = defaultUserId): Uint8Array {
  const bits = userId.length * 8;
  if (bits > 0xffff) throw new RangeError('SM2 user id is too long');
  return sm3(Uint8Array.of(bits >> 8, bits & 0xff), userId, curveBytes, publicKey.subarray(1));
}

export interface SigningNumbers {
  /** d, from 1 to n-2. */
  readonly secret: bigint;
  /** (1 + d)^-1 mod n. */
  readonly inverse: bigint;
}

/**
 * Reads a private key of 32 bytes. Throws RangeError unless 1 <= d <= n-2 (GB/T 32918.1-2016 §6.1); the message never
 * holds the key.
 */
export function signingNumbers(curve: Sm2Curve, privateKey: Uint8Array): SigningNumbers {
  const secret = privateKey.length === 32 ? bytesToNumberBE(privateKey) : 0n;
  if (secret < 1n || secret > n - 2n) throw new RangeError('SM2 private key is out of range');
  return { secret, inverse: curve.Fn.inv(secret + 1n) };
}

/**
 * GB/T 32918.2-2016 §6.1 from step A4 on, with e = SM3(Z ‖ M) and the nonce given. `undefined` where the standard asks
 * for another nonce. A nonce must be fresh, secret and uniform: the same one twice gives the private key away.
 */
export function signDigestWithNonce(
  curve: Sm2Curve,
  key: SigningNumbers,
  { digest, nonce }: { readonly digest: Uint8Array; readonly nonce: bigint },
): SignatureNumbers | undefined {
  const r = modN(bytesToNumberBE(digest) + curve.BASE.multiply(nonce).x);
  if (r === 0n || r + nonce === n) return undefined;
  const s = modN(key.inverse * modN(nonce - r * key.secret));
  return s === 0n ? undefined : { r, s };
}

/**
 * GB/T 32918.2-2016 §7.1 from step B1 on, with e = SM3(Z ‖ M) given. False for anything but a strict DER signature of
 * that digest; never throws.
 */
export function verifyDigest(
  curve: Sm2Curve,
  key: CurvePoint,
  { digest, signature }: { readonly digest: Uint8Array; readonly signature: Uint8Array },
): boolean {
  const numbers = decodeSignature(signature);
  if (numbers === undefined) return false;
  const { r, s } = numbers;
  if (r < 1n || r >= n || s < 1n || s >= n) return false;
  const t = modN(r + s);
  if (t === 0n) return false;
  const sum = curve.BASE.multiplyUnsafe(s).add(key.multiplyUnsafe(t));
  // The point at infinity has no x; noble would give 0 and accept r = e.
  if (sum.is0()) return false;
  return modN(bytesToNumberBE(digest) + sum.x) === r;
}
