import { MalformedError } from './malformed.ts';

/** One element: its tag byte, its content and its whole encoding; both are views of the bytes that were read. */
export interface DerNode {
  readonly tag: number;
  readonly content: Uint8Array;
  readonly der: Uint8Array;
}

/** The elements of a constructed element, taken in order. */
export interface DerFields {
  /** Throws `MalformedError` where the next element has another tag or there is none. */
  take(tag: number, what: string): DerNode;
  takeIf(tag: number): DerNode | undefined;
  /** Takes whatever comes next. */
  takeAny(what: string): DerNode;
  more(): boolean;
  /** Throws `MalformedError` where something is left over. */
  end(what: string): void;
}

function byteAt(bytes: Uint8Array, offset: number): number {
  const byte = bytes[offset];
  if (byte === undefined) throw new MalformedError('DER: cut short');
  return byte;
}

/** ITU-T X.690 §10.1: definite length in the fewest bytes. */
function readLength(bytes: Uint8Array, offset: number): { readonly length: number; readonly start: number } {
  const first = byteAt(bytes, offset);
  if (first < 0x80) return { length: first, start: offset + 1 };
  const count = first & 0x7f;
  if (count === 0 || count > 4) throw new MalformedError('DER: length form');
  let length = 0;
  for (let i = 1; i <= count; i++) length = length * 256 + byteAt(bytes, offset + i);
  if (length < 0x80 || length < 256 ** (count - 1)) throw new MalformedError('DER: length not minimal');
  return { length, start: offset + 1 + count };
}

function readAt(bytes: Uint8Array, offset: number): DerNode {
  const tag = byteAt(bytes, offset);
  if ((tag & 0x1f) === 0x1f) throw new MalformedError('DER: long tag');
  const { length, start } = readLength(bytes, offset + 1);
  if (start + length > bytes.length) throw new MalformedError('DER: cut short');
  return { tag, content: bytes.subarray(start, start + length), der: bytes.subarray(offset, start + length) };
}

/**
 * Reads bytes that are exactly one DER element. Throws `MalformedError` on another tag, on BER forms and on bytes
 * that follow.
 */
export function readDer(bytes: Uint8Array, tag: number, what: string): DerNode {
  const node = readAt(bytes, 0);
  if (node.tag !== tag) throw new MalformedError(`${what}: unexpected tag`);
  if (node.der.length !== bytes.length) throw new MalformedError(`${what}: trailing bytes`);
  return node;
}

export function fieldsOf(node: DerNode): DerFields {
  const { content } = node;
  let offset = 0;
  const peek = () => content[offset];

  function takeAny(what: string): DerNode {
    if (offset >= content.length) throw new MalformedError(`${what}: missing`);
    const next = readAt(content, offset);
    offset += next.der.length;
    return next;
  }

  return {
    takeAny,
    take(tag, what) {
      if (peek() !== tag) throw new MalformedError(`${what}: missing or of another type`);
      return takeAny(what);
    },
    takeIf: tag => (peek() === tag ? takeAny('optional field') : undefined),
    more: () => offset < content.length,
    end(what) {
      if (offset < content.length) throw new MalformedError(`${what}: unexpected field`);
    },
  };
}
