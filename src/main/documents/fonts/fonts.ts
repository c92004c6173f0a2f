import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { assetsFolder } from '../../assets-folder.ts';
import { fontFilesIn, hanFontFiles, systemFontFolders } from './font-files.ts';
import { openFont, type PrintFont } from './open-font.ts';

/** Which characters can be printed and with what. Files are opened when first needed and stay open. */
export interface Fonts {
  /** The first character no available font can draw, if any. Cheap: each character is looked up once a process. */
  missingGlyph(text: string): string | undefined;
  /** In em. Throws `invoice_not_issuable` for a missing glyph, as `runs` does. */
  width(text: string): number;
  /** The text in pieces of one font each. */
  runs(text: string): readonly FontRun[];
}

export interface FontRun {
  readonly font: PrintFont;
  readonly text: string;
}

export interface FontPlaces {
  /** Searched after the bundled font, in this order, every font in them. */
  readonly folders: readonly string[];
  /** Searched last, known Han fonts only. */
  readonly systemFolders?: readonly string[] | undefined;
  readonly bundled?: string | undefined;
}

const bundledFont = join(assetsFolder, 'fonts', 'NotoSerifSC-Regular.ttf');

interface Glyph {
  readonly font: PrintFont;
  readonly width: number;
}

export function createFonts({
  folders,
  systemFolders = systemFontFolders(),
  bundled = bundledFont,
}: FontPlaces): Fonts {
  const glyphs = new Map<string, Glyph | undefined>();
  const chain = createFontChain(() => [
    bundled,
    ...folders.flatMap(fontFilesIn),
    ...hanFontFiles(systemFolders.flatMap(fontFilesIn)),
  ]);

  const lookUp = (character: string): Glyph | undefined => {
    const known = glyphs.get(character);
    if (known !== undefined || glyphs.has(character)) return known;
    const codePoint = character.codePointAt(0) ?? 0;
    const font = needsShaping.test(character) ? undefined : chain.drawing(codePoint);
    const glyph = font && { font, width: font.width(codePoint) };
    glyphs.set(character, glyph);
    return glyph;
  };

  const need = (character: string): Glyph => {
    const glyph = lookUp(character);
    if (glyph !== undefined) return glyph;
    const code = character.codePointAt(0)?.toString(16).toUpperCase();
    throw new AppError(
      'invoice_not_issuable',
      `“${character}”（U+${code}）现有字库印不出，票据没有打印；把含有这个字的字库放进字库文件夹后再印`,
      { character },
    );
  };

  return {
    missingGlyph(text) {
      for (const character of text) if (lookUp(character) === undefined) return character;
      return undefined;
    },
    width(text) {
      let width = 0;
      for (const character of text) width += need(character).width;
      return width;
    },
    runs(text) {
      const runs: FontRun[] = [];
      for (const character of text) {
        const { font } = need(character);
        const last = runs.at(-1);
        if (last?.font === font) runs[runs.length - 1] = { font, text: last.text + character };
        else runs.push({ font, text: character });
      }
      return runs;
    },
  };
}

/**
 * Marks, format characters, private use and scripts whose letters join or stack: one glyph a character would print
 * something else than was typed, so they count as missing.
 */
const needsShaping =
  /[\p{M}\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]|[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Tibetan}\p{Script=Devanagari}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tai_Le}\p{Script=New_Tai_Lue}]/u;

interface FontChain {
  drawing(codePoint: number): PrintFont | undefined;
}

interface Candidate {
  readonly file: string;
  readonly place: number;
  font?: PrintFont | undefined;
  /** Known once the file was opened and closed again without drawing anything. */
  codePoints?: ReadonlySet<number> | undefined;
}

/** Opens the listed files one by one until one draws the character; only those that drew something stay in memory. */
function createFontChain(listFiles: () => readonly string[]): FontChain {
  let candidates: readonly Candidate[] | undefined;

  const drawsWith = (candidate: Candidate, codePoint: number): PrintFont | undefined => {
    if (candidate.codePoints?.has(codePoint) === false) return undefined;
    const font = candidate.font ?? openFile(candidate);
    if (font?.draws(codePoint) === true) candidate.font = font;
    else if (candidate.font === undefined) candidate.codePoints ??= new Set(font?.codePoints());
    return font?.draws(codePoint) === true ? font : undefined;
  };

  return {
    drawing(codePoint) {
      candidates ??= listFiles().map((file, place) => ({ file, place }));
      for (const candidate of candidates) {
        const font = drawsWith(candidate, codePoint);
        if (font !== undefined) return font;
      }
      return undefined;
    },
  };
}

function openFile({ file, place }: Candidate): PrintFont | undefined {
  try {
    return openFont(readFileSync(file), place);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}
