import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  concatBytes,
  equalBytes,
  fromBase64,
  fromHex,
  fromUtf8,
  toBase64,
  toHex,
  utf8,
} from '../../../src/shared/gm/bytes.ts';
import { MalformedError } from '../../../src/shared/gm/malformed.ts';

const bytes = fc.uint8Array({ maxLength: 200 });

describe('hex and base64', () => {
  it('write what Node writes and read it back', () => {
    fc.assert(
      fc.property(bytes, some => {
        const node = Buffer.from(some);
        expect(toHex(some)).toBe(node.toString('hex'));
        expect(toBase64(some)).toBe(node.toString('base64'));
        expect(fromHex(toHex(some).toUpperCase())).toEqual(some);
        expect(fromBase64(toBase64(some))).toEqual(some);
      }),
    );
  });

  it('read base64 only in the one form they would write', () => {
    const text = fc.oneof(fc.base64String(), fc.string(), fc.stringMatching(/^[A-Za-z0-9+/=\s]{0,12}$/));
    fc.assert(
      fc.property(text, some => {
        let read: Uint8Array;
        try {
          read = fromBase64(some);
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedError);
          return;
        }
        expect(toBase64(read)).toBe(some);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    'AA',
    'AA=',
    'AB==',
    'AAB=',
    'A===',
    '====',
    '=',
    'AA==\n',
    'AA==AA==',
    'A-_A',
    'AA AA',
    '票据票据',
  ])('refuse %j as base64', text => {
    expect(() => fromBase64(text)).toThrow(MalformedError);
  });

  it.each(['a', '0g', '0x', ' 00', '票据'])('refuse %j as hex', text => {
    expect(() => fromHex(text)).toThrow(MalformedError);
  });
});

describe('UTF-8', () => {
  it('keeps a BOM, so that bytes survive', () => {
    expect(utf8(fromUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41)))).toEqual(
      Uint8Array.of(0xef, 0xbb, 0xbf, 0x41),
    );
  });

  it('refuses bytes that are not UTF-8', () => {
    for (const bad of [[0xff], [0xc0, 0x80], [0xe8, 0xb4], [0xed, 0xa0, 0x80]]) {
      expect(() => fromUtf8(Uint8Array.from(bad))).toThrow(MalformedError);
    }
  });
});

describe('concatenation and comparison', () => {
  it('agree with Buffer', () => {
    fc.assert(
      fc.property(bytes, bytes, (left, right) => {
        expect(equalBytes(concatBytes(left, right), Uint8Array.from(Buffer.concat([left, right])))).toBe(
          true,
        );
        expect(equalBytes(left, right)).toBe(Buffer.compare(left, right) === 0);
      }),
    );
  });
});
