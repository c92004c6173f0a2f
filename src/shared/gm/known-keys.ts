import { toHex } from './bytes.ts';
import { userHash } from './sm2.ts';
import { type CurvePoint, decodePublicKey, type Sm2Curve } from './sm2-curve.ts';
import type { Sm3 } from './sm3.ts';

export interface KnownKey {
  readonly publicKey: Uint8Array;
  readonly point: CurvePoint;
  /** Z under the default user id. */
  readonly userHash: Uint8Array;
}

export interface KnownKeys {
  /** Throws `MalformedError` where the key is not 65 bytes on the curve. */
  find(publicKey: Uint8Array): KnownKey;
  /** To be called before each verification: has the key's table built once that pays. */
  countUse(key: KnownKey): void;
  /** For keys that verify all they sign: the table is built at the next use. */
  expectManyUses(key: KnownKey): void;
}

/** A table costs about as much time as this many verifications save, and 0.2 MB of memory. */
const usesBeforeTable = 16;
const tableWindow = 6;
const capacity = 32;

/** Keys met lately, so that a key that comes back with every signature gets a table of its multiples. */
export function createKnownKeys(sm3: Sm3, curve: Sm2Curve): KnownKeys {
  const keys = new Map<string, KnownKey>();
  const uses = new WeakMap<KnownKey, number>();

  function learn(publicKey: Uint8Array): KnownKey {
    const point = decodePublicKey(curve, publicKey);
    const own = publicKey.slice();
    return { publicKey: own, point, userHash: userHash(sm3, own) };
  }

  return {
    find(publicKey) {
      const name = toHex(publicKey);
      const key = keys.get(name) ?? learn(publicKey);
      // Set again at the end: the first of the map is then the one unused for longest.
      keys.delete(name);
      keys.set(name, key);
      const [oldest] = keys.keys();
      if (keys.size > capacity && oldest !== undefined) keys.delete(oldest);
      return key;
    },
    countUse(key) {
      const count = (uses.get(key) ?? 0) + 1;
      uses.set(key, count);
      // Lazily: noble's eager form would build the larger table for secret scalars, which no verification uses.
      if (count === usesBeforeTable) key.point.precompute(tableWindow);
    },
    expectManyUses(key) {
      if ((uses.get(key) ?? 0) < usesBeforeTable) uses.set(key, usesBeforeTable - 1);
    },
  };
}
