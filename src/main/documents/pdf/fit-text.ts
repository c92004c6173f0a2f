/** The width of a text in em. */
export type Measure = (text: string) => number;

export interface FittedText {
  /** In points. */
  readonly size: number;
  readonly lines: readonly string[];
}

export interface TextRoom {
  /** In points, as `height` and `size` are. */
  readonly width: number;
  readonly height: number;
  readonly size: number;
}

/** Line pitch in em. */
export const linePitch = 1.2;

/** Wraps the text and, where that is not enough, shrinks it until it fits: nothing on an invoice is ever cut off. */
export function fitText(text: string, room: TextRoom, measure: Measure): FittedText {
  for (let size = room.size; ; size = size > 5 ? size - 0.25 : size * 0.95) {
    const lines = wrap(text, room.width / size, measure);
    const widest = Math.max(...lines.map(measure));
    if (lines.length * linePitch * size <= room.height && widest * size <= room.width) return { size, lines };
  }
}

/** A word, number or Han character with the punctuation that must not be parted from it. */
const pieces = /[（《“‘「【]*(?:[\p{Script=Latin}\p{N}.,:/@_−-]+|\s|.)[，。、；：？！）》”’」】…%]*/gsu;

/** Lines no wider than `width` em, broken between pieces; a piece wider than a line is broken anywhere. */
function wrap(text: string, width: number, measure: Measure): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const add = (piece: string, pieceWidth: number): void => {
    if (line !== '' && used + pieceWidth > width) {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
    }
    if (line === '' && lines.length > 0 && piece.trim() === '') return;
    line += piece;
    used += pieceWidth;
  };
  for (const [piece] of text.matchAll(pieces)) {
    const pieceWidth = measure(piece);
    if (pieceWidth <= width) add(piece, pieceWidth);
    else for (const character of piece) add(character, measure(character));
  }
  return [...lines, line.trimEnd()];
}
