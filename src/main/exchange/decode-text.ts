import iconv from 'iconv-lite';
import { fileUnreadable } from './file-unreadable.ts';

/** Stands in the text wherever bytes could not be read. */
export const damagedMark = '\uFFFD';

const byteOrderMark = [0xef, 0xbb, 0xbf];

/**
 * UTF-8 (byte order mark or not), otherwise GB18030. Bytes that fit neither become `damagedMark`, so that only their
 * rows suffer. Throws `file_unreadable` for what is not text and where the two charsets cannot be told apart.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.includes(0)) {
    const what = '文件不是文本（可能是 Excel 工作簿，或以 UTF-16 保存）';
    throw fileUnreadable(what, '请用“另存为”选 CSV UTF-8 格式后再导入');
  }
  if (byteOrderMark.every((byte, index) => bytes[index] === byte)) return decodeUtf8(bytes.subarray(3));
  const utf8 = strictUtf8(bytes);
  if (utf8 === undefined) return looksLikeUtf8(bytes) ? decodeUtf8(bytes) : decodeGb18030(bytes);
  if (hasOnlyTwoByteForms(utf8) && !decodeGb18030(bytes).includes(damagedMark))
    throw fileUnreadable('看不出文件是 UTF-8 还是 GB18030 编码', '请用“另存为”选 CSV UTF-8 格式后再导入');
  return utf8;
}

function strictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** Chinese in UTF-8 has three bytes a character; a short GB18030 text can pass for two-byte forms (刘 does not, 茅 does). */
function hasOnlyTwoByteForms(text: string): boolean {
  return /[\u0080-\u07FF]/.test(text) && !/[\u0800-\u{10FFFF}]/u.test(text);
}

/** UTF-8 with a few damaged bytes would decode as GB18030 into other characters, so the larger part decides. */
function looksLikeUtf8(bytes: Uint8Array): boolean {
  const characters = decodeUtf8(bytes).match(/[\u{0800}-\u{10FFFF}]/gu) ?? [];
  const damaged = characters.filter(character => character === damagedMark).length;
  return characters.length - damaged > damaged;
}

/** Line by line: a line feed is never the tail of a character, so damage ends with its line. */
function decodeGb18030(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let start = 0; start <= bytes.length; ) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed < 0 ? bytes.length : feed;
    lines.push(decodeGb18030Line(bytes.subarray(start, end)));
    start = end + 1;
  }
  return lines.join('\n');
}

function decodeGb18030Line(bytes: Uint8Array): string {
  const text = iconv.decode(bytes, 'gb18030');
  if (text.includes(damagedMark)) return text;
  const back = iconv.encode(text, 'gb18030');
  if (back.length === bytes.length && back.every((byte, index) => byte === bytes[index])) return text;
  return markFirstDifference(text, bytes);
}

/** Some bytes decode without complaint to a character that is written with other bytes (0x80 as €). */
function markFirstDifference(text: string, bytes: Uint8Array): string {
  let at = 0;
  let kept = '';
  for (const character of text) {
    const expected = iconv.encode(character, 'gb18030');
    if (!expected.every((byte, index) => bytes[at + index] === byte))
      return kept + damagedMark + text.slice(kept.length + character.length);
    kept += character;
    at += expected.length;
  }
  return kept + damagedMark;
}
