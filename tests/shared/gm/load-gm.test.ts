import fc from 'fast-check';
import smCrypto from 'sm-crypto';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../../src/shared/gm/bytes.ts';
import { decodeSignature } from '../../../src/shared/gm/der-signature.ts';
import { loadGm } from '../../../src/shared/gm/load-gm.ts';
import { MalformedError } from '../../../src/shared/gm/malformed.ts';
import { curveParameters } from '../../../src/shared/gm/sm2-curve.ts';
import { hex } from '../../support/vectors.ts';

const gm = await loadGm();
const bytes = fc.uint8Array({ maxLength: 300 });
const key = gm.signingKey(gm.generatePrivateKey());
const verifier = gm.verifyingKey(key.publicKey);
const scalar = (value: bigint) => hex(value.toString(16).padStart(64, '0'));

describe('signing and verifying', () => {
  it('verifies what it signed', () => {
    fc.assert(fc.property(bytes, message => verifier.verify(message, key.sign(message))));
  });

  it('refuses a message with one changed byte', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 99 }), fc.nat(), (message, at) => {
        const signature = key.sign(message);
        const other = message.map((byte, i) => (i === at % message.length ? byte ^ 1 : byte));
        expect(verifier.verify(other, signature)).toBe(false);
      }),
    );
  });

  it('refuses a signature with one changed, added or missing byte', () => {
    fc.assert(
      fc.property(bytes, fc.nat(), fc.integer({ min: 1, max: 255 }), (message, at, change) => {
        const signature = key.sign(message);
        const changed = signature.map((byte, i) => (i === at % signature.length ? byte ^ change : byte));
        expect(verifier.verify(message, changed)).toBe(false);
        expect(verifier.verify(message, Uint8Array.of(...signature, change))).toBe(false);
        expect(verifier.verify(message, signature.subarray(0, at % signature.length))).toBe(false);
      }),
    );
  });

  it('never throws on a signature of any bytes', () => {
    fc.assert(fc.property(bytes, bytes, (message, signature) => !verifier.verify(message, signature)));
  });

  it('refuses the signature of another key', () => {
    const other = gm.signingKey(gm.generatePrivateKey());
    expect(verifier.verify(hex('01'), other.sign(hex('01')))).toBe(false);
  });

  it('takes a fresh nonce each time', () => {
    const first = Array.from({ length: 50 }, () => decodeSignature(key.sign(hex('01')))?.r);
    expect(new Set(first).size).toBe(50);
  });

  it('judges the same before and after a key gets its table', () => {
    const fresh = gm.signingKey(gm.generatePrivateKey());
    const own = gm.verifyingKey(fresh.publicKey);
    const foreign = gm.verifyingKey(gm.publicKey(scalar(12_345n)));
    for (let i = 0; i < 40; i++) {
      const message = Uint8Array.of(i);
      const signature = fresh.sign(message);
      expect(own.verify(message, signature)).toBe(true);
      expect(foreign.verify(message, signature)).toBe(false);
    }
  });

  it('keeps working for a key that more than the remembered number of keys came after', () => {
    for (let i = 1n; i < 80n; i++) gm.verifyingKey(gm.publicKey(scalar(i)));
    expect(verifier.verify(hex('02'), key.sign(hex('02')))).toBe(true);
    expect(gm.verifyingKey(key.publicKey).verify(hex('02'), key.sign(hex('02')))).toBe(true);
  });

  it('does not let the caller change a key afterwards', () => {
    const fresh = gm.publicKey(gm.generatePrivateKey());
    const given = fresh.slice();
    const held = gm.verifyingKey(given);
    given.fill(0);
    expect(held.publicKey).toEqual(fresh);
  });
});

describe('keys', () => {
  it('takes private keys from 1 to n-2 and no others (GB/T 32918.1-2016 §6.1)', () => {
    const { n } = curveParameters;
    for (const good of [1n, n - 2n]) expect(gm.publicKey(scalar(good))).toHaveLength(65);
    for (const bad of [0n, n - 1n, n, 2n ** 256n - 1n])
      expect(() => gm.signingKey(scalar(bad))).toThrow(RangeError);
    expect(() => gm.signingKey(new Uint8Array(31).fill(1))).toThrow(RangeError);
    expect(() => gm.signingKey(new Uint8Array(33).fill(1))).toThrow(RangeError);
  });

  it('refuses a public key that is off the curve, compressed or of another length', () => {
    const off = key.publicKey.map((byte, i) => (i === 64 ? byte ^ 1 : byte));
    const compressed = Uint8Array.of(2, ...key.publicKey.subarray(1, 33));
    const hybrid = Uint8Array.of(6, ...key.publicKey.subarray(1));
    for (const bad of [
      off,
      compressed,
      hybrid,
      key.publicKey.subarray(1),
      new Uint8Array(65),
      new Uint8Array(),
    ]) {
      expect(() => gm.verifyingKey(bad)).toThrow(MalformedError);
    }
  });

  it('generates keys that differ', () => {
    const keys = Array.from({ length: 20 }, () => toHex(gm.generatePrivateKey()));
    expect(new Set(keys).size).toBe(20);
  });
});

describe('the same answers as sm-crypto', () => {
  const options = { hash: true, der: true } as const;

  it('has its signatures verified by sm-crypto', () => {
    for (let i = 0; i < 25; i++) {
      const signer = gm.signingKey(gm.generatePrivateKey());
      const message = crypto.getRandomValues(new Uint8Array(1 + i * 7));
      const signature = toHex(signer.sign(message));
      const publicKey = toHex(signer.publicKey);
      expect(smCrypto.sm2.doVerifySignature([...message], signature, publicKey, options)).toBe(true);
      expect(smCrypto.sm2.doVerifySignature([...message, 0], signature, publicKey, options)).toBe(false);
    }
  });

  it('verifies the signatures of sm-crypto, and derives the same public keys', () => {
    for (let i = 0; i < 25; i++) {
      const pair = smCrypto.sm2.generateKeyPairHex();
      const message = crypto.getRandomValues(new Uint8Array(1 + i * 7));
      const signature = hex(smCrypto.sm2.doSignature([...message], pair.privateKey, options));
      expect(toHex(gm.publicKey(hex(pair.privateKey.padStart(64, '0'))))).toBe(pair.publicKey);
      const known = gm.verifyingKey(hex(pair.publicKey));
      expect(known.verify(message, signature)).toBe(true);
      expect(known.verify(Uint8Array.of(...message, 0), signature)).toBe(false);
    }
  });

  it('hashes as sm-crypto does', () => {
    fc.assert(fc.property(bytes, message => toHex(gm.sm3(message)) === smCrypto.sm3([...message])));
  });
});
