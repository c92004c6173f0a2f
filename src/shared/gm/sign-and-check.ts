import type { Gm, SigningKey } from './load-gm.ts';

/**
 * Signs and verifies what was signed before anyone keeps it: a fault in memory or arithmetic must not become a
 * document. Throws Error where the signature does not verify.
 */
export function signAndCheck(gm: Gm, key: SigningKey, message: Uint8Array): Uint8Array {
  const signature = key.sign(message);
  if (!gm.verifyingKey(key.publicKey).verify(message, signature)) {
    throw new Error('a signature just made does not verify');
  }
  return signature;
}
