import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../../src/shared/gm/bytes.ts';
import { decodeSignature, encodeSignature } from '../../../src/shared/gm/der-signature.ts';
import { signingNumbers, verifyDigest } from '../../../src/shared/gm/sm2.ts';
import { createCurve, curveParameters } from '../../../src/shared/gm/sm2-curve.ts';
import { hex } from '../../support/vectors.ts';

const number256 = fc.bigInt({ min: 0n, max: 2n ** 256n - 1n });
const one = '020101';

describe('the DER form of an SM2 signature', () => {
  it('reads back what it writes, 8 to 72 bytes', () => {
    fc.assert(
      fc.property(number256, number256, (r, s) => {
        const der = encodeSignature({ r, s });
        expect(der.length).toBeGreaterThanOrEqual(8);
        expect(der.length).toBeLessThanOrEqual(72);
        expect(decodeSignature(der)).toEqual({ r, s });
      }),
    );
  });

  it('has one encoding: whatever is read is written again byte for byte', () => {
    const nearly = fc
      .tuple(number256, number256, fc.nat(), fc.integer({ min: 1, max: 255 }))
      .map(([r, s, at, change]) => {
        const der = encodeSignature({ r, s });
        return der.map((byte, i) => (i === at % der.length ? byte ^ change : byte));
      });
    fc.assert(
      fc.property(fc.oneof(nearly, fc.uint8Array({ maxLength: 80 })), bytes => {
        const numbers = decodeSignature(bytes);
        if (numbers !== undefined) expect(toHex(encodeSignature(numbers))).toBe(toHex(bytes));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['both numbers negative', `3006${'0201ff'}${'0201ff'}`],
    ['a long length on a number', `3008${'02810101'}${'02810101'}`],
    ['four bytes after the end', `3006${one}${one}00000000`],
    ['a third number', `3009${one}${one}${one}`],
    ['an outer length one too long', `3007${one}${one}`],
    ['an outer length one too short', `3005${one}${one}`],
    ['another tag on a number', `3006${'030101'}${one}`],
    ['a leading zero', `3007${'02020001'}${one}`],
    ['an indefinite length', `3080${one}${one}0000`],
  ])('refuses %s', (_, text) => {
    expect(decodeSignature(hex(`3006${one}${one}`))).toEqual({ r: 1n, s: 1n });
    expect(decodeSignature(hex(text))).toBeUndefined();
  });
});

describe('GB/T 32918.2-2016 §7.1 B6 at the point at infinity', () => {
  it('refuses r = e where sG + tP is the point at infinity', () => {
    const curve = createCurve();
    const { n } = curveParameters;
    const { secret, inverse } = signingNumbers(curve, new Uint8Array(32).fill(7));
    const r = 0x1234567890abcdefn;
    const s = (n - ((((r * secret) % n) * inverse) % n)) % n;
    const key = curve.BASE.multiply(secret);
    // The premise: without it the test would pass for another reason.
    expect(
      curve.BASE.multiply(s)
        .add(key.multiply((r + s) % n))
        .is0(),
    ).toBe(true);
    const digest = hex(r.toString(16).padStart(64, '0'));
    expect(verifyDigest(curve, key, { digest, signature: encodeSignature({ r, s }) })).toBe(false);
  });
});
