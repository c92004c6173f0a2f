import { AppError } from '../../shared/errors.ts';
import type { Certificate } from '../../shared/gm/certificates.ts';
import type { Gm } from '../../shared/gm/load-gm.ts';
import type { KeyFiles } from './key-files.ts';

export type SignerState = 'locked' | 'unlocked' | 'failed';

/** What signs invoices: a software key here, a UKey behind the same interface. */
export interface Signer {
  readonly certificate: Certificate;
  state(): SignerState;
  /** A strict DER SM2 signature of the bytes, verified before it is returned. Throws `signer_locked`. */
  sign(bytes: Uint8Array): Uint8Array;
}

/** The software signer: the invoice key opened with the data key that somebody's PIN unwraps. */
export interface SoftwareSigner extends Signer {
  unlock(dataKey: Uint8Array): void;
  lock(): void;
  /** The data key while unlocked, to wrap it for another person. Throws `signer_locked`. */
  dataKey(): Uint8Array;
}

interface SignerParts {
  readonly gm: Gm;
  readonly keyFiles: KeyFiles;
  readonly certificate: Certificate;
  /** Why signing is stopped for good, e.g. a failed self-test. */
  readonly failure?: string | undefined;
}

export function createSoftwareSigner({ gm, keyFiles, certificate, failure }: SignerParts): SoftwareSigner {
  const verifying = gm.verifyingKey(certificate.publicKey);
  let open: { readonly dataKey: Uint8Array; readonly sign: (bytes: Uint8Array) => Uint8Array } | undefined;

  function unlocked(): NonNullable<typeof open> {
    if (failure !== undefined)
      throw new AppError(
        'signer_self_test_failed',
        `${failure}。没有占用号码；停止开具，联系系统管理员重装。`,
      );
    if (open === undefined)
      throw new AppError('signer_locked', '签名密钥没有解锁。没有占用号码；开票员输入口令后再开。');
    return open;
  }

  return {
    certificate,
    state: () => (failure !== undefined ? 'failed' : open === undefined ? 'locked' : 'unlocked'),
    unlock(dataKey) {
      const key = gm.signingKey(keyFiles.loadInvoiceKey(dataKey));
      open = { dataKey, sign: key.sign };
    },
    lock() {
      open = undefined;
    },
    dataKey: () => unlocked().dataKey,
    sign(bytes) {
      const signature = unlocked().sign(bytes);
      if (!verifying.verify(bytes, signature))
        throw new AppError(
          'signer_self_test_failed',
          '签出来的名验不过。没有占用号码；停止开具，联系系统管理员检查密钥与证书。',
        );
      return signature;
    },
  };
}
