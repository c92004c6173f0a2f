import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { type Certificate, parseCertificate } from '../../../shared/gm/certificates.ts';
import type { Issuer } from '../../../shared/gm/issue-certificate.ts';
import type { Gm } from '../../../shared/gm/load-gm.ts';
import { decodePem, encodePem, type PemLabel } from '../../../shared/gm/pem.ts';
import { decodePkcs8, encodePkcs8 } from '../../../shared/gm/pkcs8.ts';

/** Keys with their certificates in a folder that only its owner can read. */
export interface KeyFiles {
  /** What is in the folder under that name, or what `make` makes of a fresh key, kept from then on. */
  findOrMake(name: string, make: (publicKey: Uint8Array, privateKey: Uint8Array) => Certificate): Issuer;
}

export function createKeyFiles(gm: Gm, folder: string): KeyFiles {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);

  function read(name: string): Issuer {
    const certificate = parseCertificate(onlyBlock('CERTIFICATE', join(folder, `${name}.crt`)));
    const key = gm.signingKey(decodePkcs8(gm, onlyBlock('PRIVATE KEY', join(folder, `${name}.key`))));
    return { certificate, key };
  }

  return {
    findOrMake(name, make) {
      // The certificate is written last, so a key without one was never used.
      if (existsSync(join(folder, `${name}.crt`))) return read(name);
      const privateKey = gm.generatePrivateKey();
      const certificate = make(gm.publicKey(privateKey), privateKey);
      writeDurably(join(folder, `${name}.key`), encodePem('PRIVATE KEY', encodePkcs8(gm, privateKey)));
      writeDurably(join(folder, `${name}.crt`), encodePem('CERTIFICATE', certificate.der));
      return read(name);
    },
  };
}

function onlyBlock(label: PemLabel, file: string): Uint8Array {
  const [block, ...others] = decodePem(label, readFileSync(file, 'utf8'));
  if (block === undefined || others.length > 0)
    throw new AppError(
      'file_unreadable',
      `${file} 应有一段 ${label}。没有改动任何数据；从备份恢复演练平台的文件夹。`,
    );
  return block;
}

function writeDurably(file: string, text: string): void {
  const draft = `${file}.new`;
  const handle = openSync(draft, 'w', 0o600);
  try {
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(draft, file);
}
