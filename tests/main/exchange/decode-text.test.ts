import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { damagedMark, decodeText } from '../../../src/main/exchange/decode-text.ts';
import { AppError } from '../../../src/shared/errors.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const gb18030 = (text: string): Uint8Array => iconv.encode(text, 'gb18030');
const bytes = (...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap(part => [...part]));

/** Any assigned character but those that neither charset can carry or that mean damage. */
const character = fc
  .integer({ min: 0x20, max: 0x2ffff })
  .filter(point => (point < 0xd800 || point > 0xf8ff) && point !== 0xfffd && (point < 0x7f || point > 0x9f))
  .map(point => String.fromCodePoint(point));
const chinese = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map(point => String.fromCodePoint(point));
const text = fc
  .tuple(fc.array(chinese, { minLength: 1, maxLength: 12 }), fc.array(character, { maxLength: 12 }))
  .map(([name, rest]) => `业务流水号\n${name.join('')}${rest.join('')}`);

describe('decodeText', () => {
  it('reads UTF-8 with and without byte order mark', () => {
    fc.assert(
      fc.property(text, written => {
        expect(decodeText(utf8(written))).toBe(written);
        expect(decodeText(bytes([0xef, 0xbb, 0xbf], utf8(written)))).toBe(written);
      }),
    );
  });

  it('reads GB18030, four-byte characters included', () => {
    expect(decodeText(gb18030('李𫖮、康䶮、陈㙓'))).toBe('李𫖮、康䶮、陈㙓');
    fc.assert(
      fc.property(text, written => {
        expect(decodeText(gb18030(written))).toBe(written);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['a lead byte before a comma', [0xd5, 0x2c], `${damagedMark},`],
    ['a byte that starts nothing', [0xff], damagedMark],
    ['a byte that decodes silently to a character written otherwise', [0x80], damagedMark],
    ['a lead byte at the end of a line', [0xd5, 0x0a], `${damagedMark}\n`],
    ['a broken four-byte form', [0x81, 0x30, 0x2c], `${damagedMark}0,`],
  ])('marks %s and leaves the other lines alone', (_, damage, shown) => {
    const read = decodeText(bytes(gb18030('业务流水号\n王静'), damage, gb18030('芳\n李娟\n')));
    expect(read).toBe(`业务流水号\n王静${shown}芳\n李娟\n`);
  });

  it('does not take UTF-8 with a damaged byte for GB18030', () => {
    const written = utf8('业务流水号,交款人\nA-1,欧阳思琪\n');
    written[written.length - 3] = 0x20;
    expect(decodeText(written)).toContain(`A-1,欧阳思${damagedMark}`);
  });

  it.each([
    ['a workbook', bytes([0x50, 0x4b, 3, 4, 0, 0])],
    ['UTF-16', bytes([0xff, 0xfe, 0x1a, 0x4e, 0x41, 0])],
    ['a text that fits both charsets', bytes(utf8('kind,payerName\n0101,'), gb18030('茅'))],
  ])('refuses %s as unreadable', (_, content) => {
    expect(() => decodeText(content)).toThrow(AppError);
    expect(() => decodeText(content)).toThrow(/没有占用号码/);
  });
});
