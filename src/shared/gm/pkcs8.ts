import { requireSm2KeyAlgorithm, writeSm2KeyAlgorithm } from './algorithms.ts';
import { equalBytes } from './bytes.ts';
import { fieldsOf, readDer } from './der-reader.ts';
import { contextTag, tags } from './der-tags.ts';
import { readBytesOfBits, readSmall } from './der-values.ts';
import { writeBits, writeDer, writeSequence, writeUnsigned } from './der-writer.ts';
import type { Gm } from './load-gm.ts';
import { MalformedError } from './malformed.ts';

/**
 * Unencrypted PKCS#8 of an SM2 key, 138 bytes: PrivateKeyInfo (RFC 5208 §5) round ECPrivateKey (RFC 5915 §3) with its
 * public key. Throws RangeError on a private key out of range.
 */
export function encodePkcs8(gm: Gm, privateKey: Uint8Array): Uint8Array {
  const publicKey = writeDer(contextTag(1, 'constructed'), writeBits(gm.publicKey(privateKey)));
  const key = writeSequence(
    writeUnsigned(Uint8Array.of(1)),
    writeDer(tags.octetString, privateKey),
    publicKey,
  );
  return writeSequence(
    writeUnsigned(Uint8Array.of(0)),
    writeSm2KeyAlgorithm(),
    writeDer(tags.octetString, key),
  );
}

/**
 * The private key (32 bytes) of what `encodePkcs8` writes, and of nothing else. The public key inside must be the one
 * that belongs to it: an encryption without integrity may have let a wrong password through. Throws `MalformedError`.
 */
export function decodePkcs8(gm: Gm, bytes: Uint8Array): Uint8Array {
  const outer = fieldsOf(readDer(bytes, tags.sequence, 'private key'));
  const version = readSmall(outer.take(tags.integer, 'private key'), 'private key');
  requireSm2KeyAlgorithm(outer.take(tags.sequence, 'private key'));
  const wrapped = outer.take(tags.octetString, 'private key').content;
  outer.end('private key');

  const inner = fieldsOf(readDer(wrapped, tags.sequence, 'private key'));
  const innerVersion = readSmall(inner.take(tags.integer, 'private key'), 'private key');
  if (version !== 0 || innerVersion !== 1) throw new MalformedError('private key: version');
  const privateKey = inner.take(tags.octetString, 'private key').content.slice();
  const publicField = inner.take(contextTag(1, 'constructed'), 'private key').content;
  const publicKey = readBytesOfBits(readDer(publicField, tags.bitString, 'private key'), 'private key');
  inner.end('private key');

  if (!equalBytes(derivePublicKey(gm, privateKey), publicKey))
    throw new MalformedError('private key: not a pair');
  return privateKey;
}

function derivePublicKey(gm: Gm, privateKey: Uint8Array): Uint8Array {
  try {
    return gm.publicKey(privateKey);
  } catch (cause) {
    throw new MalformedError('private key: out of range', { cause });
  }
}
