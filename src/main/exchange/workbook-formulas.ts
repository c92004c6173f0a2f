import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** What Excel shows where a formula has no result. */
const formulaError = /^#(?:N\/A|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/;

export function isFormulaError(text: string): boolean {
  return formulaError.test(text.trim());
}

/** More than any file of charges has; a small zip can hold gigabytes. */
const mostBytes = 300 * 2 ** 20;

const errorCell = /(<c\b[^>]*\bt=)"e"/g;
const formulaWithoutValue =
  /<c\b(?:[^>]*?\br="([A-Z]+\d+)")?[^>]*>\s*<f\b[^>]*(?:\/>|>[^<]*<\/f>)\s*(?:<v\s*\/>|<v><\/v>)?\s*<\/c>/g;

/**
 * The workbook with formula errors as text: the reader takes them, and formulas without a result, for empty cells, and
 * an invoice would go out without what they should say. Throws where the archive is damaged.
 */
export function withFormulaErrors(bytes: Uint8Array): Uint8Array {
  let size = 0;
  const files = unzipSync(bytes, {
    filter({ originalSize }) {
      size += originalSize;
      if (size > mostBytes) throw new RangeError('the workbook holds too much');
      return true;
    },
  });
  const sheets = Object.entries(files).filter(([name]) => /^xl\/worksheets\/[^/]+\.xml$/.test(name));
  const marked = sheets.flatMap(([name, content]) => {
    const text = strFromU8(content);
    const changed = text
      .replaceAll(errorCell, '$1"str"')
      .replaceAll(formulaWithoutValue, (cell, at: string | undefined) =>
        /\bt="str"/.test(cell) && /<v/.test(cell)
          ? cell
          : `<c${at === undefined ? '' : ` r="${at}"`} t="str"><v>#CALC!</v></c>`,
      );
    return changed === text ? [] : [[name, strToU8(changed)] as const];
  });
  return marked.length === 0 ? bytes : zipSync({ ...files, ...Object.fromEntries(marked) }, { level: 0 });
}
