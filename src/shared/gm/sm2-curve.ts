import {
  type WeierstrassOpts,
  type WeierstrassPoint,
  type WeierstrassPointCons,
  weierstrass,
} from '@noble/curves/abstract/weierstrass.js';
import { MalformedError } from './malformed.ts';

export type CurvePoint = WeierstrassPoint<bigint>;
export type Sm2Curve = WeierstrassPointCons<bigint>;

/** sm2p256v1 (GB/T 32918.5-2017). */
export const curveParameters: WeierstrassOpts<bigint> = {
  p: 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn,
  a: 0xfffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffcn,
  b: 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
  n: 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
  h: 1n,
  Gx: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  Gy: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
};

/** The base point serves every signature and every verification: the larger table pays. Built at its first use. */
const baseWindow = 8;

export function createCurve(): Sm2Curve {
  const curve = weierstrass(curveParameters);
  curve.BASE.precompute(baseWindow);
  return curve;
}

/**
 * Reads a public key `04‖X‖Y` of 65 bytes. Throws `MalformedError` for another form (compressed ones included) and for
 * a point that is not on the curve.
 */
export function decodePublicKey(curve: Sm2Curve, publicKey: Uint8Array): CurvePoint {
  if (publicKey.length !== 65 || publicKey[0] !== 0x04) throw new MalformedError('SM2 public key: form');
  try {
    return curve.fromBytes(publicKey);
  } catch (cause) {
    throw new MalformedError('SM2 public key: not on the curve', { cause });
  }
}
