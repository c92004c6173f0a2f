import { beforeAll, describe, expect, it } from 'vitest';
import { selfTest } from '../../../src/main/signing/self-test.ts';
import { type Gm, loadGm } from '../../../src/shared/gm/load-gm.ts';

let gm: Gm;
beforeAll(async () => {
  gm = await loadGm();
});

describe('the self-test at start-up', () => {
  it('finds nothing wrong with a sound implementation', () => {
    expect(selfTest(gm)).toBeUndefined();
  });

  it('finds a hash that is not SM3 (GB/T 32905 A.1)', () => {
    const sm3: Gm['sm3'] = (...parts) => gm.sm3(...parts).with(0, 0);
    expect(selfTest({ ...gm, sm3 })).toContain('SM3');
  });

  it('finds a verification that takes everything, and one that takes nothing', () => {
    const verifying = (answer: boolean): Gm => ({
      ...gm,
      verifyingKey: key => ({ ...gm.verifyingKey(key), verify: () => answer }),
    });
    expect(selfTest(verifying(true))).toBe('SM2 验签放过了改动的签名');
    expect(selfTest(verifying(false))).toContain('GB/T 32918.5 A.2');
  });

  it('finds signatures that only agree with themselves, by an independent implementation', () => {
    // Wrong alike at both ends: what we sign we verify, and the published example still holds.
    const marked = (bytes: Uint8Array) => Uint8Array.from([...bytes, 1]);
    const ours = new Set<string>();
    const broken: Gm = {
      ...gm,
      signingKey(privateKey) {
        const key = gm.signingKey(privateKey);
        return {
          ...key,
          sign(message) {
            const signature = key.sign(marked(message));
            ours.add(signature.join());
            return signature;
          },
        };
      },
      verifyingKey(publicKey) {
        const key = gm.verifyingKey(publicKey);
        return {
          ...key,
          verify: (message, signature) =>
            key.verify(ours.has(signature.join()) ? marked(message) : message, signature),
        };
      },
    };
    expect(selfTest(broken)).toBe('SM2 签名与另一套实现不符');
  });

  it('finds a verification that refuses what another implementation signed', () => {
    const published = '3046022100f5a03b06';
    const own = new Set<string>();
    const broken: Gm = {
      ...gm,
      signingKey(privateKey) {
        const key = gm.signingKey(privateKey);
        return {
          ...key,
          sign(message) {
            const signature = key.sign(message);
            own.add(signature.join());
            return signature;
          },
        };
      },
      verifyingKey(publicKey) {
        const key = gm.verifyingKey(publicKey);
        return {
          ...key,
          verify: (message, signature) =>
            (own.has(signature.join()) || Buffer.from(signature).toString('hex').startsWith(published)) &&
            key.verify(message, signature),
        };
      },
    };
    expect(selfTest(broken)).toBe('SM2 验签与另一套实现不符');
  });
});
