import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { assertStrongPin, unwrapSecret, wrapSecret } from '../../../src/main/signing/pin.ts';

const weak = expect.objectContaining({ code: 'pin_weak' });

describe('a new PIN', () => {
  it('has 8 characters or more, counted as people count them', () => {
    for (const pin of [
      '',
      '1234567',
      '开票口令七个字',
      '𠮷𠮷𠮷𠮷abc',
      `${'é'.normalize('NFD').repeat(4)}abc`,
    ])
      expect(() => assertStrongPin({ user: 'li', pin }), pin).toThrow(weak);
    for (const pin of ['12345678', '开票口令有八个字', '𠮷𠮷𠮷𠮷abcd'])
      expect(() => assertStrongPin({ user: 'li', pin }), pin).not.toThrow();
  });

  it('is not one character again and again, and not the user name', () => {
    for (const pin of ['11111111', '1212121212', 'cashier-window', 'Cashier-Window'])
      expect(() => assertStrongPin({ user: 'cashier-window', pin }), pin).toThrow(weak);
  });
});

describe('a secret under a PIN', () => {
  const secret = randomBytes(32);

  it('opens with that PIN and that user name, and with nothing else', async () => {
    const wrapped = await wrapSecret(secret, { user: 'li', pin: 'green window 7' });
    expect(await unwrapSecret(wrapped, { user: 'li', pin: 'green window 7' })).toEqual(secret);
    expect(await unwrapSecret(wrapped, { user: 'li', pin: 'green window 8' })).toBeUndefined();
    expect(await unwrapSecret(wrapped, { user: 'wang', pin: 'green window 7' })).toBeUndefined();
    const flipped = Uint8Array.from(wrapped.wrapped, (byte, i) => (i === 20 ? byte ^ 1 : byte));
    expect(await unwrapSecret({ ...wrapped, wrapped: flipped }, { user: 'li', pin: 'green window 7' })).toBe(
      undefined,
    );
  });

  it('opens however the accents of the PIN were typed', async () => {
    const wrapped = await wrapSecret(secret, { user: 'li', pin: 'café–fenêtre'.normalize('NFC') });
    expect(await unwrapSecret(wrapped, { user: 'li', pin: 'café–fenêtre'.normalize('NFD') })).toEqual(secret);
  });

  it('is wrapped anew each time: same PIN, other salt, other bytes', async () => {
    const [a, b] = await Promise.all([
      wrapSecret(secret, { user: 'li', pin: 'green window 7' }),
      wrapSecret(secret, { user: 'li', pin: 'green window 7' }),
    ]);
    expect(a.salt).not.toEqual(b.salt);
    expect(a.wrapped).not.toEqual(b.wrapped);
    expect(a.wrapped).toHaveLength(12 + 32 + 16);
  });
});
