import { readFileSync } from 'node:fs';
import { create, type Font } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { readFontTables } from '../../../src/main/documents/fonts/font-tables.ts';
import { openFont } from '../../../src/main/documents/fonts/open-font.ts';
import {
  componentPositions,
  readTrueTypeGlyphs,
} from '../../../src/main/documents/fonts/true-type-glyphs.ts';
import { itWith } from '../../support/not-run.ts';

const bundled = new URL('../../../assets/fonts/NotoSerifSC-Regular.ttf', import.meta.url).pathname;

function opened(path: string) {
  const file = readFileSync(path);
  const font = create(file);
  if ('fonts' in font) throw new Error('a collection');
  return { file, font, printable: openFont(file, 0)!, glyphs: readTrueTypeGlyphs(readFontTables(file)!)! };
}

/** The outline of each character in the subset is that in the font, and so is its advance. */
function expectSameOutlines(path: string, text: string): void {
  const { font, printable } = opened(path);
  const subset = printable.embeddable.createSubset();
  const places = Array.from(text, character => subset.includeGlyph(character.codePointAt(0)!));
  const cut = create(Buffer.from(subset.encode())) as Font;
  for (const [index, character] of [...text].entries()) {
    const original = font.glyphForCodePoint(character.codePointAt(0)!);
    const copy = cut.getGlyph(places[index]!);
    expect(copy.path.toSVG(), character).toBe(original.path.toSVG());
    expect(copy.path.commands.length, character).toBeGreaterThan(0);
    expect(copy.advanceWidth, character).toBe(original.advanceWidth);
  }
}

describe('a subset of a TrueType font', () => {
  it('draws what the font draws', () => {
    expectSameOutlines(bundled, '财政票据𬭎㐂0123456789ABCabc（）¥−éÄǚ①');
  });

  const hanazono = '/usr/share/fonts/truetype/hanazono/HanaMinA.ttf';
  itWith([hanazono], 'draws what another font draws', () => expectSameOutlines(hanazono, '財政éÄ①'));

  const mono = '/usr/share/fonts/truetype/noto/NotoSansMono-Regular.ttf';
  itWith([mono], 'draws glyphs that are put together of others', () => {
    const { font, glyphs } = opened(mono);
    const composite = font.characterSet.filter(
      point => componentPositions(glyphs.outline(font.glyphForCodePoint(point).id)).length > 0,
    );
    expect(composite.length).toBeGreaterThan(100);
    expectSameOutlines(mono, String.fromCodePoint(...composite));
  });

  it('keeps two characters apart that share an outline, so that copied text is what was signed', () => {
    const subset = opened(bundled).printable.embeddable.createSubset();
    const [radical, han] = [subset.includeGlyph(0x2f00), subset.includeGlyph(0x4e00)];
    expect(radical).not.toBe(han);
    expect(subset.includeGlyph(0x2f00)).toBe(radical);
  });

  it('finds every component of a composite outline', () => {
    const header = Array.from({ length: 10 }, (_, index) => (index < 2 ? 0xff : 0));
    const twoByTwo = [0x00, 0xa1, 0, 7, 0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4];
    const scaled = [0x00, 0x28, 0, 8, 0, 0, 1, 1];
    const plain = [0x00, 0x00, 0, 9, 0, 0];
    const outline = Buffer.from([...header, ...twoByTwo, ...scaled, ...plain]);
    expect(componentPositions(outline).map(at => outline.readUInt16BE(at))).toEqual([7, 8, 9]);
    expect(componentPositions(Buffer.alloc(0))).toEqual([]);
  });
});
