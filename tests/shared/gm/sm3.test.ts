import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatBytes, toHex } from '../../../src/shared/gm/bytes.ts';
import { createSm3 } from '../../../src/shared/gm/sm3.ts';
import { hex, readVectors } from '../../support/vectors.ts';

interface HashVector {
  readonly id: string;
  readonly sm3: string;
  readonly msgHex?: string;
  /** Long messages are described: byte i is i mod 251, or one byte over and over. */
  readonly gen?: { readonly length: number; readonly bytes?: 'i % 251'; readonly repeatHex?: string };
}

const { vectors } = readVectors<{ vectors: readonly HashVector[] }>('sm3.json');
const sm3 = await createSm3();

function messageOf({ id, msgHex, gen }: HashVector): Uint8Array {
  if (msgHex !== undefined) return hex(msgHex);
  if (gen?.repeatHex !== undefined)
    return new Uint8Array(gen.length).fill(Number.parseInt(gen.repeatHex, 16));
  if (gen?.bytes === 'i % 251') return Uint8Array.from({ length: gen.length }, (_, i) => i % 251);
  throw new Error(`${id}: no message`);
}

describe('SM3, GB/T 32905-2016', () => {
  it.each(vectors.map(vector => [vector.id, vector] as const))('reproduces %s', (_, vector) => {
    expect(toHex(sm3(messageOf(vector)))).toBe(vector.sm3);
  });

  it('hashes parts as if they were one', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 5 }), parts => {
        expect(sm3(...parts)).toEqual(sm3(concatBytes(...parts)));
      }),
    );
  });

  it('returns bytes that a later hash leaves alone', () => {
    const first = sm3(hex('616263'));
    const copy = first.slice();
    sm3(new Uint8Array(100_000));
    expect(first).toEqual(copy);
  });

  it('starts afresh after a hash that failed half-way', () => {
    expect(() => sm3(hex('616263'), undefined as unknown as Uint8Array)).toThrow();
    expect(toHex(sm3(hex('616263')))).toBe(vectors[0]?.sm3);
  });
});
