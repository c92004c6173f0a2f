import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { strict } from './strict.ts';
import type { Provided } from './surface.ts';
import type { SecretStore } from './wire.ts';

/** A key store of the test's choice. Each store has a key of its own, so what one has sealed no other one opens. */
export function createSafeStorage(store: SecretStore, isReady: () => boolean): Provided<'safeStorage'> {
  const key = createHash('sha256').update(`stand-in ${store}`).digest();
  const needsStore = () => {
    if (!isReady()) throw new Error('safeStorage cannot be used before app is ready');
    if (store === 'unavailable') throw new Error('Encryption is not available.');
  };
  const members = {
    isAsyncEncryptionAvailable: async () => isReady() && store !== 'unavailable',
    // Before the application is ready Electron does not know it either.
    getSelectedStorageBackend: () => (store === 'unavailable' || !isReady() ? 'unknown' : store),
    async encryptStringAsync(plainText) {
      needsStore();
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const sealed = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
    },
    async decryptStringAsync(encrypted) {
      needsStore();
      const decipher = createDecipheriv('aes-256-gcm', key, encrypted.subarray(0, 12));
      decipher.setAuthTag(encrypted.subarray(12, 28));
      const plain = Buffer.concat([decipher.update(encrypted.subarray(28)), decipher.final()]);
      return { shouldReEncrypt: false, result: plain.toString('utf8') };
    },
  } satisfies Provided<'safeStorage'>;
  return strict('safeStorage', members);
}
