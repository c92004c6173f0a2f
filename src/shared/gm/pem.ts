import { fromBase64, toBase64 } from './bytes.ts';
import { MalformedError } from './malformed.ts';

export type PemLabel =
  | 'CERTIFICATE'
  | 'CERTIFICATE REQUEST'
  | 'PRIVATE KEY'
  | 'ENCRYPTED PRIVATE KEY'
  | 'PUBLIC KEY';

/** One PEM block (RFC 7468 §3, strict form): lines of 64 characters, a line feed after the last. */
export function encodePem(label: PemLabel, der: Uint8Array): string {
  const lines = toBase64(der).match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

/**
 * The bytes of every block with that label, in order; text around the blocks is allowed, as OpenSSL writes some.
 * Throws `MalformedError` on a block of another label, a block without an end, or bad base64.
 */
export function decodePem(label: PemLabel, text: string): readonly Uint8Array[] {
  const blocks = [...text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\s]*)-----END \1-----/g)];
  if (blocks.length !== text.split('-----BEGIN ').length - 1) throw new MalformedError('PEM: broken block');
  return blocks.map(([, found, body = '']) => {
    if (found !== label) throw new MalformedError(`PEM: ${found} where ${label} was expected`);
    return fromBase64(body.replace(/\s/g, ''));
  });
}
