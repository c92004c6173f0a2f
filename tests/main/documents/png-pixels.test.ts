import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodePng } from '../../../src/main/documents/pdf/png-pixels.ts';

interface Image {
  readonly width: number;
  readonly bits: number;
  readonly type: number;
  readonly interlace?: number;
  /** Each row with its filter byte in front. */
  readonly rows: readonly (readonly number[])[];
  readonly chunks?: readonly (readonly [string, readonly number[]])[];
}

function png({ width, bits, type, interlace = 0, rows, chunks = [] }: Image): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(rows.length, 4);
  header.set([bits, type, 0, 0, interlace], 8);
  const chunk = (name: string, content: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(name), content]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(content.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    ...chunks.map(([name, content]) => chunk(name, Uint8Array.from(content))),
    chunk('IDAT', deflateSync(Uint8Array.from(rows.flat()))),
    chunk('IEND', new Uint8Array()),
  ]);
}

const decoded = (image: Image) => {
  const { colors, opacity } = decodePng(png(image));
  return { colors: [...colors], opacity: [...opacity] };
};

describe('decoding a PNG', () => {
  it('undoes each of the five filters', () => {
    const rows = [
      [0, 10, 20, 30, 40],
      [1, 10, 10, 10, 10],
      [2, 1, 1, 1, 1],
      [3, 5, 5, 5, 5],
      [4, 1, 1, 1, 1],
    ];
    const { colors } = decoded({ width: 4, bits: 8, type: 0, rows });
    const gray = colors.filter((_, index) => index % 3 === 0);
    expect(gray).toEqual([10, 20, 30, 40, 10, 20, 30, 40, 11, 21, 31, 41, 10, 20, 30, 40, 11, 21, 31, 41]);
  });

  it('reads colours with opacity', () => {
    const rows = [[0, 1, 2, 3, 4, 5, 6, 7, 8]];
    expect(decoded({ width: 2, bits: 8, type: 6, rows })).toEqual({
      colors: [1, 2, 3, 5, 6, 7],
      opacity: [4, 8],
    });
  });

  it('reads 16 bits a sample by the upper eight', () => {
    const rows = [[0, 9, 99, 8, 88, 7, 77]];
    expect(decoded({ width: 1, bits: 16, type: 2, rows })).toEqual({ colors: [9, 8, 7], opacity: [255] });
  });

  it('reads a palette of two bits with opacity', () => {
    const chunks = [
      ['PLTE', [1, 2, 3, 4, 5, 6, 7, 8, 9]],
      ['tRNS', [0, 128]],
    ] as const;
    expect(decoded({ width: 3, bits: 2, type: 3, rows: [[0, 0b00011000]], chunks })).toEqual({
      colors: [1, 2, 3, 4, 5, 6, 7, 8, 9],
      opacity: [0, 128, 255],
    });
  });

  it('reads black and white and gray with opacity', () => {
    expect(decoded({ width: 2, bits: 1, type: 0, rows: [[0, 0b01000000]] }).colors).toEqual([
      0, 0, 0, 255, 255, 255,
    ]);
    expect(decoded({ width: 1, bits: 8, type: 4, rows: [[0, 50, 60]] })).toEqual({
      colors: [50, 50, 50],
      opacity: [60],
    });
  });

  it.each([
    ['an interlaced image', png({ width: 1, bits: 8, type: 0, interlace: 1, rows: [[0, 0]] })],
    ['an unknown filter', png({ width: 1, bits: 8, type: 0, rows: [[5, 0]] })],
    ['too few rows', png({ width: 9, bits: 8, type: 0, rows: [[0, 0]] })],
    ['a cut file', png({ width: 1, bits: 8, type: 0, rows: [[0, 0]] }).subarray(0, 40)],
    ['damaged data', Buffer.from(png({ width: 1, bits: 8, type: 0, rows: [[0, 0]] })).fill(0, 43, 50)],
    ['another format', Buffer.from('\u00ff\u00d8\u00ff', 'latin1')],
    ['nothing', Buffer.alloc(0)],
  ])('refuses %s', (_, image) => {
    expect(() => decodePng(image)).toThrow(expect.objectContaining({ code: 'catalogue_invalid' }));
  });
});
