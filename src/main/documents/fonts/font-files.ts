import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';

/** Where the operating system keeps its fonts. */
export function systemFontFolders(): readonly string[] {
  switch (process.platform) {
    case 'win32':
      return [
        join(process.env['SystemRoot'] ?? 'C:\\Windows', 'Fonts'),
        join(process.env['LOCALAPPDATA'] ?? '', 'Microsoft', 'Windows', 'Fonts'),
      ];
    case 'darwin':
      return ['/System/Library/Fonts', '/Library/Fonts', join(homedir(), 'Library', 'Fonts')];
    default:
      return ['/usr/share/fonts', '/usr/local/share/fonts', join(homedir(), '.local', 'share', 'fonts')];
  }
}

/** Font files in a folder and below it, in the order of their paths; none if it cannot be read. */
export function fontFilesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => /\.(ttf|otf|ttc|otc)$/i.test(entry.name) && !entry.isDirectory())
      .map(entry => join(entry.parentPath, entry.name))
      .sort();
  } catch {
    return [];
  }
}

const hanFonts = [
  /^simsun/i,
  /^(noto|source).*serif/i,
  /^hanamin/i,
  /^mingliu/i,
  /^(noto|source).*sans/i,
  /^(songti|stsong|pingfang|stheiti)/i,
  /^(plangothic|jigmo|th-tshyn|babelstonehan|fzsong|sursong)/i,
  /^(msyh|deng|simhei|wqy|uming|ukai|droidsansfallback)/i,
];

const otherWeights = /bold|black|heavy|light|medium|thin|mono/i;

/**
 * Of the system's files those known to hold Han characters, the most fitting first. Opening every font of a computer
 * would take seconds; another one can be put into the configured folder, where all are taken.
 */
export function hanFontFiles(files: readonly string[]): readonly string[] {
  return hanFonts.flatMap(pattern =>
    files.filter(file => pattern.test(basename(file)) && !otherWeights.test(basename(file))),
  );
}
