import { describe, expect, it } from 'vitest';
import { toHex } from '../../../src/shared/gm/bytes.ts';
import { encodeSignature } from '../../../src/shared/gm/der-signature.ts';
import { MalformedError } from '../../../src/shared/gm/malformed.ts';
import { signDigestWithNonce, signingNumbers, userHash, verifyDigest } from '../../../src/shared/gm/sm2.ts';
import { createCurve, decodePublicKey } from '../../../src/shared/gm/sm2-curve.ts';
import { createSm3 } from '../../../src/shared/gm/sm3.ts';
import { hex, readVectors } from '../../support/vectors.ts';

interface SignatureVector {
  readonly id: string;
  readonly expected: 'valid' | 'invalid';
  readonly publicKey: string;
  readonly sigDer: string;
  readonly userIdHex?: string;
  readonly msgHex?: string;
  readonly privateKey?: string;
  readonly k?: string;
  readonly e?: string;
}

const { vectors } = readVectors<{ vectors: readonly SignatureVector[] }>('sm2-sign.json');
const userHashes = readVectors<{
  vectors: readonly { id: string; curve: string; publicKey: string; userIdHex: string; Z: string }[];
}>('sm2-z.json').vectors.filter(vector => vector.curve === 'sm2p256v1');

const sm3 = await createSm3();
const curve = createCurve();

function digestOf(vector: SignatureVector): Uint8Array {
  if (vector.msgHex === undefined) return hex(vector.e);
  return sm3(userHash(sm3, hex(vector.publicKey), hex(vector.userIdHex)), hex(vector.msgHex));
}

/** A key that cannot be read verifies nothing. */
function accepts(vector: SignatureVector): boolean {
  try {
    const key = decodePublicKey(curve, hex(vector.publicKey));
    return verifyDigest(curve, key, { digest: digestOf(vector), signature: hex(vector.sigDer) });
  } catch (error) {
    if (error instanceof MalformedError) return false;
    throw error;
  }
}

describe('GB/T 32918.2-2016 §7.1, verification', () => {
  it('is tested on valid and on invalid signatures', () => {
    expect(vectors.filter(vector => vector.expected === 'valid')).toHaveLength(21);
    expect(vectors.filter(vector => vector.expected === 'invalid')).toHaveLength(44);
  });

  it.each(vectors.map(vector => [vector.id, vector] as const))('judges %s', (_, vector) => {
    expect(accepts(vector)).toBe(vector.expected === 'valid');
  });
});

describe('GB/T 32918.2-2016 §6.1, signing with the nonce of the vector', () => {
  const known = vectors.filter(vector => vector.privateKey && vector.k && vector.expected === 'valid');

  it('has the example of GB/T 32918.5-2017 A.2 among its vectors', () => {
    expect(known.map(vector => vector.id)).toContain('std-gmt0003.5-A.2');
  });

  it.each(known.map(vector => [vector.id, vector] as const))('reproduces %s', (_, vector) => {
    const key = signingNumbers(curve, hex(vector.privateKey));
    const numbers = signDigestWithNonce(curve, key, {
      digest: digestOf(vector),
      nonce: BigInt(`0x${vector.k}`),
    });
    expect(toHex(encodeSignature(numbers!))).toBe(vector.sigDer);
  });
});

describe('GB/T 32918.2-2016 §5.5, Z', () => {
  it.each(userHashes.map(vector => [vector.id, vector] as const))('reproduces %s', (_, vector) => {
    expect(toHex(userHash(sm3, hex(vector.publicKey), hex(vector.userIdHex)))).toBe(vector.Z);
  });

  it('refuses an id whose length in bits does not fit two bytes', () => {
    expect(() => userHash(sm3, hex(userHashes[0]!.publicKey), new Uint8Array(8192))).toThrow(RangeError);
  });
});
