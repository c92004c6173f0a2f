import { inflateSync } from 'node:zlib';
import { AppError } from '../../../shared/errors.ts';

export interface PngPixels {
  readonly width: number;
  readonly height: number;
  /** Three bytes a pixel. */
  readonly colors: Uint8Array;
  /** One byte a pixel. */
  readonly opacity: Uint8Array;
}

interface PngFile {
  readonly header: Buffer;
  readonly palette: Buffer;
  readonly transparency: Buffer;
  readonly data: Buffer;
}

/** Colour type → samples a pixel. */
const samplesOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const indexed = 3;

/** Decodes a PNG that is not interlaced. Throws `catalogue_invalid` for anything else. */
export function decodePng(image: Uint8Array): PngPixels {
  const file = readChunks(Buffer.from(image.buffer, image.byteOffset, image.byteLength));
  const [width, height] = [file.header.readUInt32BE(0), file.header.readUInt32BE(4)];
  const [bits = 0, type = 0, , , interlace = 0] = file.header.subarray(8);
  const samples = samplesOf[type];
  if (samples === undefined || interlace !== 0 || width * height > 25_000_000) throw unreadable();
  const rowLength = Math.ceil((width * samples * bits) / 8);
  const rows = unfilter(inflate(file.data), {
    rowLength,
    step: Math.max(1, (samples * bits) >> 3),
    height,
  });
  const colors = new Uint8Array(width * height * 3);
  const opacity = new Uint8Array(width * height);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const row = rows.subarray(Math.floor(pixel / width) * rowLength);
    const value = (index: number): number => sample(row, (pixel % width) * samples + index, bits);
    const scale = (index: number): number =>
      bits === 16 ? value(index) : (value(index) * 255) / (2 ** bits - 1);
    if (type === indexed) {
      file.palette.copy(colors, pixel * 3, value(0) * 3, value(0) * 3 + 3);
      opacity[pixel] = file.transparency[value(0)] ?? 255;
      continue;
    }
    for (let index = 0; index < 3; index += 1) colors[pixel * 3 + index] = scale(samples < 3 ? 0 : index);
    opacity[pixel] = samples % 2 === 0 ? scale(samples - 1) : 255;
  }
  return { width, height, colors, opacity };
}

function inflate(data: Buffer): Buffer {
  try {
    return inflateSync(data);
  } catch (cause) {
    throw unreadable(cause);
  }
}

function readChunks(file: Buffer): PngFile {
  if (file.toString('latin1', 1, 4) !== 'PNG') throw unreadable();
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    const content = file.subarray(at + 8, at + 8 + length);
    chunks.set(type, Buffer.concat([chunks.get(type) ?? Buffer.alloc(0), content]));
    at += 12 + length;
  }
  const [header, data] = [chunks.get('IHDR'), chunks.get('IDAT')];
  if (header === undefined || header.length < 13 || data === undefined) throw unreadable();
  const none = Buffer.alloc(0);
  return { header, data, palette: chunks.get('PLTE') ?? none, transparency: chunks.get('tRNS') ?? none };
}

/** One sample of a row; of 16 bits the upper eight. */
function sample(row: Uint8Array, index: number, bits: number): number {
  if (bits === 16) return row[index * 2] ?? 0;
  const byte = row[(index * bits) >> 3] ?? 0;
  return (byte >> (8 - bits - ((index * bits) & 7))) & (2 ** bits - 1);
}

/** PNG filters, ISO/IEC 15948 section 9. */
function unfilter(
  data: Buffer,
  { rowLength, step, height }: { readonly rowLength: number; readonly step: number; readonly height: number },
): Uint8Array {
  if (data.length < height * (rowLength + 1)) throw unreadable();
  const rows = new Uint8Array(height * rowLength);
  for (let row = 0; row < height; row += 1) {
    const filter = data[row * (rowLength + 1)];
    for (let index = 0; index < rowLength; index += 1) {
      const at = row * rowLength + index;
      const left = index >= step ? (rows[at - step] ?? 0) : 0;
      const up = row > 0 ? (rows[at - rowLength] ?? 0) : 0;
      const corner = row > 0 && index >= step ? (rows[at - rowLength - step] ?? 0) : 0;
      const raw = data[row * (rowLength + 1) + 1 + index] ?? 0;
      rows[at] = raw + predicted(filter, { left, up, corner });
    }
  }
  return rows;
}

interface Neighbours {
  readonly left: number;
  readonly up: number;
  readonly corner: number;
}

function predicted(filter: number | undefined, { left, up, corner }: Neighbours): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return paeth({ left, up, corner });
    default:
      throw unreadable();
  }
}

function paeth({ left, up, corner }: Neighbours): number {
  const estimate = left + up - corner;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

function unreadable(cause?: unknown): AppError {
  return new AppError(
    'catalogue_invalid',
    '印章图片不是可用的 PNG（要非隔行扫描的），票据没有打印；请平台重发基础数据',
    undefined,
    { cause },
  );
}
