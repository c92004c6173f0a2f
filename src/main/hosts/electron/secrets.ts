import { safeStorage } from 'electron';
import type { Secrets } from '../../ports.ts';

/**
 * The system's secret store. None where Electron would only seem to have one: `basic_text` is a password that
 * everybody knows.
 */
export async function openSecrets(platform: NodeJS.Platform): Promise<Secrets | undefined> {
  if (platform === 'linux' && !isKeptBySystem(safeStorage.getSelectedStorageBackend())) return undefined;
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return undefined;
  return {
    seal: secret => safeStorage.encryptStringAsync(Buffer.from(secret).toString('base64')),
    async open(sealed) {
      const { result } = await safeStorage.decryptStringAsync(Buffer.from(sealed));
      return Buffer.from(result, 'base64');
    },
  };
}

function isKeptBySystem(backend: ReturnType<typeof safeStorage.getSelectedStorageBackend>): boolean {
  return backend !== 'basic_text' && backend !== 'unknown';
}
