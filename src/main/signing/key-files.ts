import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { equalBytes } from '../../shared/gm/bytes.ts';
import type { Gm } from '../../shared/gm/load-gm.ts';
import { decodePkcs8, encodePkcs8 } from '../../shared/gm/pkcs8.ts';
import type { Secrets } from '../ports.ts';

/** Where the terminal key lies: a file only its owner can read, or sealed by the system's secret store. */
export type TerminalKeyPlace = 'file' | 'secret-store';

/** The folder `keys/` of a terminal: two files, each readable by its owner only. */
export interface KeyFiles {
  /** Sealed where the host has a secret store. */
  saveTerminalKey(privateKey: Uint8Array): Promise<void>;
  /**
   * A key that lies in the clear is sealed as soon as there is a secret store. Throws `database_damaged` when the file
   * is gone or cannot be read, `folder_unusable` when it was sealed and this host cannot open it.
   */
  loadTerminalKey(): Promise<Uint8Array>;
  /** Throws `database_damaged`. */
  terminalKeyPlace(): TerminalKeyPlace;
  /** The invoice key never lies in the clear: AES-256-GCM under the data key. */
  saveInvoiceKey(privateKey: Uint8Array, dataKey: Uint8Array): void;
  /** Throws `database_damaged` when the file does not open with this data key or holds another key than it says. */
  loadInvoiceKey(dataKey: Uint8Array): Uint8Array;
}

const terminalFile = 'terminal-key.json';
const invoiceFile = 'invoice-key.json';

interface SealedKey {
  readonly v: 1;
  readonly alg: 'aes-256-gcm';
  readonly nonce: string;
  readonly ciphertext: string;
  readonly tag: string;
  readonly publicKey: string;
}

interface TerminalKeyFile {
  readonly v: 1;
  readonly pkcs8?: string;
  /** Of the PKCS#8, by the system's secret store. */
  readonly sealed?: string;
}

export function createKeyFiles(folder: string, gm: Gm, secrets?: Secrets): KeyFiles {
  function write(name: string, content: unknown): void {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, name), `${JSON.stringify(content)}\n`, {
      mode: 0o600,
      flush: true,
      flag: 'w',
    });
  }

  function read(name: string): string {
    const path = join(folder, name);
    if (!existsSync(path))
      throw new AppError(
        'database_damaged',
        `密钥文件 ${name} 不见了。票据和流水账没有改动；从备份恢复 keys 文件夹后再打开。`,
      );
    return readFileSync(path, 'utf8');
  }

  async function saveTerminalKey(privateKey: Uint8Array): Promise<void> {
    const pkcs8 = encodePkcs8(gm, privateKey);
    const content: TerminalKeyFile =
      secrets === undefined
        ? { v: 1, pkcs8: Buffer.from(pkcs8).toString('base64') }
        : { v: 1, sealed: Buffer.from(await secrets.seal(pkcs8)).toString('base64') };
    write(terminalFile, content);
  }

  const readTerminalKey = (): TerminalKeyFile =>
    opened(() => {
      const { pkcs8, sealed } = JSON.parse(read(terminalFile)) as TerminalKeyFile;
      return sealed === undefined ? { v: 1, pkcs8: pkcs8 ?? '' } : { v: 1, sealed };
    });

  async function unseal(sealed: string): Promise<Uint8Array> {
    try {
      if (secrets === undefined) throw new Error('this host has no secret store');
      return await secrets.open(Buffer.from(sealed, 'base64'));
    } catch (cause) {
      throw new AppError(
        'folder_unusable',
        '终端密钥由系统密钥库保管，现在打不开。票据和流水账没有改动；用原来的系统账户和桌面程序打开。',
        undefined,
        { cause },
      );
    }
  }

  return {
    saveTerminalKey,

    async loadTerminalKey() {
      const { pkcs8 = '', sealed } = readTerminalKey();
      const plain = sealed === undefined ? Buffer.from(pkcs8, 'base64') : await unseal(sealed);
      const privateKey = opened(() => decodePkcs8(gm, plain));
      if (sealed === undefined && secrets !== undefined) await saveTerminalKey(privateKey);
      return privateKey;
    },

    terminalKeyPlace: () => (readTerminalKey().sealed === undefined ? 'file' : 'secret-store'),

    saveInvoiceKey(privateKey, dataKey) {
      const nonce = randomBytes(12);
      const publicKey = Buffer.from(gm.publicKey(privateKey)).toString('hex');
      const cipher = createCipheriv('aes-256-gcm', dataKey, nonce);
      cipher.setAAD(Buffer.from(publicKey));
      const ciphertext = Buffer.concat([cipher.update(encodePkcs8(gm, privateKey)), cipher.final()]);
      const sealed: SealedKey = {
        v: 1,
        alg: 'aes-256-gcm',
        nonce: nonce.toString('base64'),
        ciphertext: ciphertext.toString('base64'),
        tag: cipher.getAuthTag().toString('base64'),
        publicKey,
      };
      write(invoiceFile, sealed);
    },

    loadInvoiceKey: dataKey =>
      opened(() => {
        const sealed = JSON.parse(read(invoiceFile)) as SealedKey;
        const decipher = createDecipheriv('aes-256-gcm', dataKey, Buffer.from(sealed.nonce, 'base64'));
        decipher.setAAD(Buffer.from(sealed.publicKey));
        decipher.setAuthTag(Buffer.from(sealed.tag, 'base64'));
        const pkcs8 = Buffer.concat([
          decipher.update(Buffer.from(sealed.ciphertext, 'base64')),
          decipher.final(),
        ]);
        const privateKey = decodePkcs8(gm, pkcs8);
        if (!equalBytes(gm.publicKey(privateKey), Buffer.from(sealed.publicKey, 'hex'))) throw damaged();
        return privateKey;
      }),
  };
}

/** A file may hold anything by now; whatever keeps it from opening, the next step is the same. */
function opened<T>(open: () => T): T {
  try {
    return open();
  } catch (cause) {
    throw cause instanceof AppError ? cause : damaged(cause);
  }
}

function damaged(cause?: unknown): AppError {
  return new AppError(
    'database_damaged',
    '密钥文件打不开或被换过。已开的票据没有改动；从备份恢复 keys 文件夹后再打开。',
    undefined,
    { cause },
  );
}
