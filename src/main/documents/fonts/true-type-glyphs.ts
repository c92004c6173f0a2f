import type { FontTables } from './font-tables.ts';

/** The outlines of a TrueType font as they stand in the file, and its advances in font units. */
export interface TrueTypeGlyphs {
  readonly tables: FontTables;
  outline(glyph: number): Buffer;
  advance(glyph: number): number;
  leftSideBearing(glyph: number): number;
}

/** `undefined` for fonts whose outlines are not TrueType. */
export function readTrueTypeGlyphs(tables: FontTables): TrueTypeGlyphs | undefined {
  const [head, hhea, hmtx, loca, glyf] = ['head', 'hhea', 'hmtx', 'loca', 'glyf'].map(tag => tables.get(tag));
  if (!head || !hhea || !hmtx || !loca || !glyf) return undefined;
  const longOffsets = head.readInt16BE(50) === 1;
  const metricCount = hhea.readUInt16BE(34);
  const offset = (glyph: number): number =>
    longOffsets ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2;
  return {
    tables,
    outline: glyph => glyf.subarray(offset(glyph), offset(glyph + 1)),
    advance: glyph => hmtx.readUInt16BE(Math.min(glyph, metricCount - 1) * 4),
    leftSideBearing: glyph =>
      glyph < metricCount
        ? hmtx.readInt16BE(glyph * 4 + 2)
        : hmtx.readInt16BE(metricCount * 4 + (glyph - metricCount) * 2),
  };
}

/** Where the numbers of other glyphs stand in a composite outline; none in a simple one. */
export function componentPositions(outline: Buffer): readonly number[] {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return [];
  const positions: number[] = [];
  for (let at = 10, more = true; more; ) {
    const flags = outline.readUInt16BE(at);
    positions.push(at + 2);
    at += 4 + (flags & 0x1 ? 4 : 2);
    if (flags & 0x8) at += 2;
    else if (flags & 0x40) at += 4;
    else if (flags & 0x80) at += 8;
    more = (flags & 0x20) !== 0;
  }
  return positions;
}
