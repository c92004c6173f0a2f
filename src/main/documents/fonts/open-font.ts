import { create, type Font, type FontCollection } from 'fontkit';
import type { EmbeddableFont, FontRunLayout, FontSubset } from './embeddable-font.ts';
import { readFontTables } from './font-tables.ts';
import { readTrueTypeGlyphs } from './true-type-glyphs.ts';
import { createTrueTypeSubset } from './true-type-subset.ts';

/** One font file that can draw. */
export interface PrintFont {
  /** Unique within the chain. */
  readonly name: string;
  readonly embeddable: EmbeddableFont;
  codePoints(): readonly number[];
  /** Whether it has an outline for the character (white space needs none). */
  draws(codePoint: number): boolean;
  /** In em. */
  width(codePoint: number): number;
}

/** Opens a font file, the one at `place` in the chain; `undefined` if it has no outlines (bitmap and colour fonts) or cannot be read. */
export function openFont(file: Buffer, place: number): PrintFont | undefined {
  const tables = readFontTables(file);
  if (tables === undefined || needed.some(tag => tables.get(tag) === undefined)) return undefined;
  const font = parse(file);
  if (font === undefined) return undefined;
  const trueType = readTrueTypeGlyphs(tables);
  if (trueType === undefined && tables.get('CFF ') === undefined) return undefined;
  const name = `${font.postscriptName}-${place}`;
  const glyphOf = (codePoint: number): number => font.glyphForCodePoint(codePoint).id;
  const advance = (glyph: number): number => trueType?.advance(glyph) ?? font.getGlyph(glyph).advanceWidth;
  const hasOutline = (codePoint: number): boolean =>
    trueType === undefined
      ? font.glyphForCodePoint(codePoint).path.commands.length > 0
      : trueType.outline(glyphOf(codePoint)).length > 0;
  const createSubset = (): FontSubset =>
    trueType === undefined ? cffSubset(font, glyphOf) : createTrueTypeSubset(trueType, glyphOf);
  return {
    name,
    codePoints: () => font.characterSet,
    embeddable: {
      postscriptName: name,
      unitsPerEm: font.unitsPerEm,
      ascent: font.ascent,
      descent: font.descent,
      lineGap: font.lineGap,
      capHeight: font.capHeight,
      xHeight: font.xHeight,
      italicAngle: font.italicAngle,
      bbox: font.bbox,
      post: { isFixedPitch: false },
      head: { macStyle: { italic: false } },
      getGlyph: glyph => ({ advanceWidth: advance(glyph) }),
      layout: text => layOut(text, codePoint => advance(glyphOf(codePoint))),
      createSubset,
    },
    draws: codePoint => font.hasGlyphForCodePoint(codePoint) && (isSpace(codePoint) || hasOutline(codePoint)),
    width: codePoint => advance(glyphOf(codePoint)) / font.unitsPerEm,
  };
}

const needed = ['cmap', 'head', 'hhea', 'hmtx', 'maxp', 'name', 'post'];

/** fontkit reads tables when they are first asked for; asking for a space shows whether the `cmap` can be read. */
function parse(file: Buffer): Font | undefined {
  try {
    const opened: Font | FontCollection = create(file);
    const font = 'fonts' in opened ? opened.fonts[0] : opened;
    font?.hasGlyphForCodePoint(0x20);
    return font;
  } catch {
    return undefined;
  }
}

function isSpace(codePoint: number): boolean {
  return /\p{Zs}/u.test(String.fromCodePoint(codePoint));
}

/** One glyph a character: Han, Latin letters and digits need no shaping, and what does need it is not printed. */
function layOut(text: string, advance: (codePoint: number) => number): FontRunLayout {
  const glyphs = Array.from(text, character => {
    const codePoint = character.codePointAt(0) ?? 0;
    return { id: codePoint, advanceWidth: advance(codePoint), codePoints: [codePoint] };
  });
  return {
    glyphs,
    positions: glyphs.map(({ advanceWidth }) => ({
      xAdvance: advanceWidth,
      yAdvance: 0,
      xOffset: 0,
      yOffset: 0,
    })),
    advanceWidth: glyphs.reduce((sum, glyph) => sum + glyph.advanceWidth, 0),
  };
}

function cffSubset(font: Font, glyphOf: (codePoint: number) => number): FontSubset {
  const subset = font.createSubset();
  const included = new Map<number, number>();
  return {
    cff: subset,
    includeGlyph(codePoint) {
      const glyph = glyphOf(codePoint);
      const known = included.get(glyph);
      if (known !== undefined) return known;
      subset.includeGlyph(font.getGlyph(glyph));
      included.set(glyph, included.size + 1);
      return included.size;
    },
    encode: () => subset.encode(),
  };
}
