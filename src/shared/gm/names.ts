import { fromUtf8, toHex, utf8 } from './bytes.ts';
import { type DerNode, fieldsOf, readDer } from './der-reader.ts';
import { tags } from './der-tags.ts';
import { readOid } from './der-values.ts';
import { writeDer, writeOid, writeSequence } from './der-writer.ts';
import { MalformedError } from './malformed.ts';
import { attributeLabel, oids } from './oids.ts';

/** The parts of a name that this product writes; `C` is the two-letter country. */
export interface NameParts {
  readonly C?: string;
  readonly O?: string;
  readonly OU?: string;
  readonly CN?: string;
}

function attribute(oid: string, tag: number, value: string | undefined): readonly Uint8Array[] {
  if (value === undefined) return [];
  return [writeDer(tags.set, writeSequence(writeOid(oid), writeDer(tag, utf8(value))))];
}

/** DER Name (RFC 5280 §4.1.2.4) in the order C, O, OU, CN; C as PrintableString, the others as UTF8String. */
export function writeName(parts: NameParts): Uint8Array {
  if (parts.C !== undefined && !/^[A-Z]{2}$/.test(parts.C)) throw new MalformedError('name: country');
  return writeSequence(
    ...attribute(oids.country, tags.printableString, parts.C),
    ...attribute(oids.organization, tags.utf8String, parts.O),
    ...attribute(oids.organizationalUnit, tags.utf8String, parts.OU),
    ...attribute(oids.commonName, tags.utf8String, parts.CN),
  );
}

/** Text of a string type; `undefined` for types that OpenSSL prints as hex. */
function textOf({ tag, content }: DerNode): string | undefined {
  switch (tag) {
    case tags.utf8String:
      return fromUtf8(content);
    case tags.printableString:
    case tags.numericString:
    case tags.ia5String:
    case tags.t61String:
      return String.fromCharCode(...content);
    case tags.bmpString: {
      if (content.length % 2 !== 0) throw new MalformedError('name: BMPString');
      const units = Array.from({ length: content.length / 2 }, (_, i) => content.subarray(2 * i, 2 * i + 2));
      return String.fromCharCode(...units.map(([high = 0, low = 0]) => high * 256 + low));
    }
    default:
      return undefined;
  }
}

function escapeText(text: string): string {
  const last = text.length - 1;
  return Array.from({ length: text.length }, (_, i) => {
    const char = text.charAt(i);
    const code = text.charCodeAt(i);
    if (code < 0x20 || code === 0x7f) return `\\${code.toString(16).toUpperCase().padStart(2, '0')}`;
    const edge = (char === ' ' && (i === 0 || i === last)) || (char === '#' && i === 0);
    return edge || ',+"\\<>;'.includes(char) ? `\\${char}` : char;
  }).join('');
}

function printAttribute(node: DerNode): string {
  const fields = fieldsOf(node);
  const oid = readOid(fields.take(tags.oid, 'name: type'));
  const value = fields.takeAny('name: value');
  fields.end('name: attribute');
  const label = attributeLabel(oid);
  const text = label === undefined ? undefined : textOf(value);
  return `${label ?? oid}=${text === undefined ? `#${toHex(value.der).toUpperCase()}` : escapeText(text)}`;
}

/**
 * Prints a DER Name exactly as `openssl x509 -issuer -nameopt RFC2253,utf8,-esc_msb` does after `issuer=`: last part
 * first, Chinese in the clear, `,+"\<>;` escaped (RFC 2253 §2). Throws `MalformedError`.
 */
export function printName(name: Uint8Array): string {
  const relatives = fieldsOf(readDer(name, tags.sequence, 'name'));
  const printed: string[] = [];
  while (relatives.more()) {
    const attributes = fieldsOf(relatives.take(tags.set, 'name'));
    const values = [printAttribute(attributes.take(tags.sequence, 'name: attribute'))];
    while (attributes.more())
      values.unshift(printAttribute(attributes.take(tags.sequence, 'name: attribute')));
    printed.unshift(values.join('+'));
  }
  return printed.join(',');
}
