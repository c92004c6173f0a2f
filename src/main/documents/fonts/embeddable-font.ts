import type { BBOX } from 'fontkit';

/** What pdfkit asks of a font it embeds; it takes any object with these. Measures are in font units. */
export interface EmbeddableFont {
  readonly postscriptName: string;
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly lineGap: number;
  readonly capHeight: number;
  readonly xHeight: number;
  readonly italicAngle: number;
  readonly bbox: BBOX;
  readonly post: { readonly isFixedPitch: boolean };
  readonly head: { readonly macStyle: { readonly italic: boolean } };
  getGlyph(id: number): { readonly advanceWidth: number };
  layout(text: string): FontRunLayout;
  createSubset(): FontSubset;
}

/** `id` is what `includeGlyph` gets: here the code point. pdfkit scales the positions in place, so they are fresh. */
export interface FontRunLayout {
  readonly glyphs: readonly {
    readonly id: number;
    readonly advanceWidth: number;
    readonly codePoints: readonly number[];
  }[];
  readonly positions: readonly { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number }[];
  readonly advanceWidth: number;
}

export interface FontSubset {
  /** Present in subsets with CFF outlines: pdfkit embeds them as CIDFontType0C. */
  readonly cff?: object | undefined;
  /** Returns the glyph's number in the subset. */
  includeGlyph(id: number): number;
  encode(): Uint8Array;
}

declare global {
  namespace PDFKit.Mixins {
    interface PDFFont {
      font(src: EmbeddableFont, family: string): this;
    }
  }
}
