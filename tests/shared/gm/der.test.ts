import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../../src/shared/gm/bytes.ts';
import { type DerNode, fieldsOf, readDer } from '../../../src/shared/gm/der-reader.ts';
import { tags } from '../../../src/shared/gm/der-tags.ts';
import {
  readBoolean,
  readBytesOfBits,
  readOid,
  readSmall,
  readTime,
  readUnsigned,
} from '../../../src/shared/gm/der-values.ts';
import { writeDer, writeOid, writeTime, writeUnsigned } from '../../../src/shared/gm/der-writer.ts';
import { MalformedError } from '../../../src/shared/gm/malformed.ts';
import { hex } from '../../support/vectors.ts';

const octets = (text: string) => readDer(hex(text), tags.octetString, 'test').content;
const node = (tag: number, content: string): DerNode => readDer(writeDer(tag, hex(content)), tag, 'test');

describe('DER elements (ITU-T X.690 §10.1)', () => {
  it.each([0, 1, 127, 128, 255, 256, 65_535, 65_536])('of %i bytes are read back', length => {
    const content = new Uint8Array(length).fill(5);
    expect(readDer(writeDer(tags.octetString, content), tags.octetString, 'test').content).toEqual(content);
  });

  it.each([
    ['a length in more bytes than it needs', '048101ff'],
    ['a long length with a leading zero', `04820080${'00'.repeat(128)}`],
    ['an indefinite length', '0480ff0000'],
    ['the reserved length', '04ff00'],
    ['a length of five bytes', '04850000000001ff'],
    ['fewer bytes than announced', '0402ff'],
    ['more bytes than announced', '0401ffff'],
    ['no length', '04'],
    ['nothing', ''],
    ['another tag', '0301ff'],
    ['a long tag', '1f0401ff'],
  ])('with %s are refused', (_, text) => {
    expect(octets('0401ff')).toEqual(hex('ff'));
    expect(() => octets(text)).toThrow(MalformedError);
  });

  it('are read or refused, never anything else', () => {
    const walk = (element: DerNode): void => {
      const fields = fieldsOf(element);
      while (fields.more()) walk(fields.takeAny('test'));
    };
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), bytes => {
        try {
          walk(readDer(bytes, bytes[0] ?? 0, 'test'));
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedError);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

describe('DER values', () => {
  it('read object identifiers, the large first arc included', () => {
    for (const oid of [
      '1.2.156.10197.1.301.1',
      '2.5.29.15',
      '0.9.2342.19200300.100.1.25',
      '2.999.3',
      '2.47.1',
    ]) {
      expect(readOid(readDer(writeOid(oid), tags.oid, 'test'))).toBe(oid);
    }
    for (const bad of ['', '80', '2a80', '2a8001', `2a${'ff'.repeat(9)}7f`]) {
      expect(() => readOid(node(tags.oid, bad))).toThrow(MalformedError);
    }
  });

  it('read integers in their shortest form only', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 200n }), value => {
        const digits = value.toString(16);
        const magnitude = hex(digits.padStart(digits.length + (digits.length % 2), '0'));
        const read = readUnsigned(readDer(writeUnsigned(magnitude), tags.integer, 'test'), 'test');
        expect(BigInt(`0x${toHex(read)}`)).toBe(value);
      }),
    );
    for (const bad of ['', '80', 'ff', '0001', '007f']) {
      expect(() => readUnsigned(node(tags.integer, bad), 'test')).toThrow(MalformedError);
    }
    expect(() => readSmall(node(tags.integer, '0080'), 'test')).toThrow(MalformedError);
  });

  it('read booleans and whole bit strings', () => {
    expect([readBoolean(node(1, '00')), readBoolean(node(1, 'ff'))]).toEqual([false, true]);
    for (const bad of ['', '01', 'ffff']) expect(() => readBoolean(node(1, bad))).toThrow(MalformedError);
    for (const bad of ['', '0180'])
      expect(() => readBytesOfBits(node(3, bad), 'test')).toThrow(MalformedError);
  });

  it('read back times of whole seconds', () => {
    const [from, to] = [Date.parse('1900-01-01T00:00:00Z') / 1000, Date.parse('9999-12-31T23:59:59Z') / 1000];
    fc.assert(
      fc.property(fc.integer({ min: from, max: to }), seconds => {
        const der = writeTime(seconds * 1000 + 999);
        expect(readTime(readDer(der, der[0] ?? 0, 'test'))).toBe(seconds * 1000);
      }),
    );
  });

  it.each([
    '260230000000Z',
    '261301000000Z',
    '260101240000Z',
    '260101000060Z',
    '2601010000Z',
    '260101000000+08',
  ])('refuse %s as a time', text => {
    expect(() => readTime(node(tags.utcTime, toHex(new TextEncoder().encode(text))))).toThrow(MalformedError);
  });
});
