/** The tables of one TrueType or OpenType file; of a collection (ttc) its first face. */
export interface FontTables {
  get(tag: string): Buffer | undefined;
}

const collectionTag = 'ttcf';

/** Reads the table directory of a font file, or `undefined` if it is none. Tables share the file's memory. */
export function readFontTables(file: Buffer): FontTables | undefined {
  const start = file.toString('latin1', 0, 4) === collectionTag ? file.readUInt32BE(12) : 0;
  if (start + 12 > file.length) return undefined;
  const count = file.readUInt16BE(start + 4);
  if (start + 12 + count * 16 > file.length) return undefined;
  const tables = new Map<string, Buffer>();
  for (let index = 0; index < count; index += 1) {
    const record = start + 12 + index * 16;
    const offset = file.readUInt32BE(record + 8);
    const length = file.readUInt32BE(record + 12);
    if (offset + length > file.length) return undefined;
    tables.set(file.toString('latin1', record, record + 4), file.subarray(offset, offset + length));
  }
  return tables;
}

/** Writes a TrueType file of these tables. PDF readers do not check the checksums, so they stay zero. */
export function writeFontFile(tables: readonly (readonly [tag: string, content: Buffer])[]): Buffer {
  const power = Math.floor(Math.log2(tables.length));
  const directory = Buffer.alloc(12 + tables.length * 16);
  directory.writeUInt32BE(0x00010000, 0);
  directory.writeUInt16BE(tables.length, 4);
  directory.writeUInt16BE(16 << power, 6);
  directory.writeUInt16BE(power, 8);
  directory.writeUInt16BE(tables.length * 16 - (16 << power), 10);
  const parts: Buffer[] = [directory];
  let offset = directory.length;
  for (const [index, [tag, content]] of tables.entries()) {
    const record = 12 + index * 16;
    directory.write(tag, record, 'latin1');
    directory.writeUInt32BE(offset, record + 8);
    directory.writeUInt32BE(content.length, record + 12);
    const padding = -content.length & 3;
    parts.push(content, Buffer.alloc(padding));
    offset += content.length + padding;
  }
  return Buffer.concat(parts);
}
