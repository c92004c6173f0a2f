import { mapHashToField } from '@noble/curves/abstract/modular.js';
import { bytesToNumberBE, numberToBytesBE } from '@noble/curves/utils.js';
import { encodeSignature } from './der-signature.ts';
import { createKnownKeys } from './known-keys.ts';
import { signDigestWithNonce, signingNumbers, verifyDigest } from './sm2.ts';
import { createCurve, curveParameters } from './sm2-curve.ts';
import { createSm3, type Sm3 } from './sm3.ts';

export interface SigningKey {
  /** 65 bytes, `04‖X‖Y`. */
  readonly publicKey: Uint8Array;
  /** SM2 signature of SM3(Z ‖ message) under the default user id, strict DER, a fresh random nonce each time. */
  sign(message: Uint8Array): Uint8Array;
}

export interface VerifyingKey {
  /** 65 bytes, `04‖X‖Y`. */
  readonly publicKey: Uint8Array;
  /** True only for a strict DER signature of the message under the default user id; never throws. */
  verify(message: Uint8Array, signature: Uint8Array): boolean;
}

/** SM2 and SM3 (GB/T 32918, GB/T 32905). Once loaded, everything is synchronous. */
export interface Gm {
  /** SM3 of the parts one after another: 32 bytes. */
  readonly sm3: Sm3;
  /** 32 bytes, d uniform in [1, n-2]. */
  generatePrivateKey(): Uint8Array;
  /** 65 bytes, `04‖X‖Y`. Throws RangeError on a private key out of range. */
  publicKey(privateKey: Uint8Array): Uint8Array;
  /** Throws RangeError on a private key out of range. */
  signingKey(privateKey: Uint8Array): SigningKey;
  /** Throws `MalformedError` where the key is not 65 bytes `04‖X‖Y` on the curve. */
  verifyingKey(publicKey: Uint8Array): VerifyingKey;
}

const { n } = curveParameters;

/** From 1 to `bound` - 1, from 384 random bits: the bias is below 2^-128. */
function randomBelow(bound: bigint): bigint {
  return bytesToNumberBE(mapHashToField(crypto.getRandomValues(new Uint8Array(48)), bound));
}

/**
 * Starts SM3 (WebAssembly starts asynchronously) and the curve. Called once in each composition root; the tables of
 * the curve live in what it returns and are built at the first signature and the first verification (0.1 s each).
 */
export async function loadGm(): Promise<Gm> {
  const sm3 = await createSm3();
  const curve = createCurve();
  const knownKeys = createKnownKeys(sm3, curve);

  function publicKey(privateKey: Uint8Array): Uint8Array {
    return curve.BASE.multiply(signingNumbers(curve, privateKey).secret).toBytes(false);
  }

  function signingKey(privateKey: Uint8Array): SigningKey {
    const numbers = signingNumbers(curve, privateKey);
    const own = knownKeys.find(publicKey(privateKey));
    knownKeys.expectManyUses(own);
    return {
      publicKey: own.publicKey,
      sign(message) {
        const digest = sm3(own.userHash, message);
        for (;;) {
          const signature = signDigestWithNonce(curve, numbers, { digest, nonce: randomBelow(n) });
          if (signature !== undefined) return encodeSignature(signature);
        }
      },
    };
  }

  function verifyingKey(bytes: Uint8Array): VerifyingKey {
    const key = knownKeys.find(bytes);
    return {
      publicKey: key.publicKey,
      verify(message, signature) {
        knownKeys.countUse(key);
        return verifyDigest(curve, key.point, { digest: sm3(key.userHash, message), signature });
      },
    };
  }

  return {
    sm3,
    generatePrivateKey: () => numberToBytesBE(randomBelow(n - 1n), 32),
    publicKey,
    signingKey,
    verifyingKey,
  };
}
