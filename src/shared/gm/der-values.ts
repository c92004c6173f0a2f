import { fromUtf8 } from './bytes.ts';
import type { DerNode } from './der-reader.ts';
import { tags } from './der-tags.ts';
import { MalformedError } from './malformed.ts';

/** OBJECT IDENTIFIER in dotted form (ITU-T X.690 §8.19); arcs above 2^53 are refused. */
export function readOid(node: DerNode): string {
  const { content } = node;
  const last = content[content.length - 1];
  if (last === undefined || last >= 0x80) throw new MalformedError('OID: cut short');
  const arcs: number[] = [];
  let arc = 0;
  let fresh = true;
  for (const byte of content) {
    if (fresh && byte === 0x80) throw new MalformedError('OID: not minimal');
    arc = arc * 128 + (byte & 0x7f);
    if (!Number.isSafeInteger(arc)) throw new MalformedError('OID: arc too large');
    fresh = byte < 0x80;
    if (!fresh) continue;
    if (arcs.length === 0)
      arcs.push(Math.min(2, Math.floor(arc / 40)), arc - 40 * Math.min(2, Math.floor(arc / 40)));
    else arcs.push(arc);
    arc = 0;
  }
  return arcs.join('.');
}

/** BOOLEAN: 00 or ff (ITU-T X.690 §11.1). */
export function readBoolean(node: DerNode): boolean {
  const [value] = node.content;
  if (node.content.length !== 1 || (value !== 0 && value !== 0xff)) throw new MalformedError('BOOLEAN');
  return value === 0xff;
}

/** Magnitude of an INTEGER that is not negative, without a leading zero byte (zero itself is one byte). */
export function readUnsigned(node: DerNode, what: string): Uint8Array {
  const [first, second] = node.content;
  if (first === undefined || first >= 0x80) throw new MalformedError(`${what}: empty or negative`);
  if (first !== 0 || second === undefined) return node.content;
  if (second < 0x80) throw new MalformedError(`${what}: not minimal`);
  return node.content.subarray(1);
}

/** An INTEGER from 0 to 127: versions and path lengths. */
export function readSmall(node: DerNode, what: string): number {
  const [value, ...rest] = readUnsigned(node, what);
  if (value === undefined || value > 127 || rest.length > 0) throw new MalformedError(`${what}: too large`);
  return value;
}

/** Content of a BIT STRING of whole bytes. */
export function readBytesOfBits(node: DerNode, what: string): Uint8Array {
  if (node.content[0] !== 0) throw new MalformedError(`${what}: not whole bytes`);
  return node.content.subarray(1);
}

/** UTCTime or GeneralizedTime in the form RFC 5280 §4.1.2.5 allows, as milliseconds since 1970. */
export function readTime(node: DerNode): number {
  const text = fromUtf8(node.content);
  const years = node.tag === tags.utcTime ? 2 : node.tag === tags.generalizedTime ? 4 : 0;
  if (years === 0 || text.length !== years + 11 || !/^\d+Z$/.test(text))
    throw new MalformedError('time: form');
  const short = Number(text.slice(0, 2));
  const year = years === 4 ? text.slice(0, 4) : `${short >= 50 ? 1900 + short : 2000 + short}`;
  const rest = text.slice(years).replace(/^(..)(..)(..)(..)(..)Z$/, '-$1-$2T$3:$4:$5');
  const iso = `${year}${rest}.000Z`;
  const time = Date.parse(iso);
  // Date.parse rolls 30 February over; writing it back shows it.
  if (Number.isNaN(time) || new Date(time).toISOString() !== iso)
    throw new MalformedError('time: no such date');
  return time;
}
