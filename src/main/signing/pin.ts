import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { AppError } from '../../shared/errors.ts';

/** scrypt parameters of the PIN: about 0.35 s and 128 MiB a try. */
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 2 ** 20 };
const nonceLength = 12;
const tagLength = 16;

const derive = promisify<string, Uint8Array, number, typeof cost, Buffer>(scrypt);

/** A 32-byte secret under somebody's PIN: nonce ‖ AES-256-GCM ciphertext ‖ tag. */
export interface WrappedSecret {
  readonly salt: Uint8Array;
  readonly wrapped: Uint8Array;
}

export interface Credentials {
  readonly user: string;
  readonly pin: string;
}

/** At least 8 characters (short ones need a device secret, which this host has not). Throws `pin_weak`. */
export function assertStrongPin({ user, pin }: Credentials): void {
  const characters = [...pin.normalize('NFC')];
  if (characters.length < 8)
    throw new AppError(
      'pin_weak',
      `口令只有 ${characters.length} 个字符，至少要 8 个。没有保存；换一个更长的口令。`,
    );
  if (new Set(characters).size < 3 || pin.toLowerCase() === user)
    throw new AppError('pin_weak', '口令太容易猜（全是同样的字符，或就是用户名）。没有保存；换一个口令。');
}

/** Wraps a secret with scrypt (N 2^17) of the PIN (NFC, UTF-8) and AES-256-GCM; the user id is authenticated with it. */
export async function wrapSecret(secret: Uint8Array, { user, pin }: Credentials): Promise<WrappedSecret> {
  const salt = randomBytes(16);
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', await keyOf(pin, salt), nonce);
  cipher.setAAD(Buffer.from(user));
  const sealed = Buffer.concat([cipher.update(secret), cipher.final()]);
  return { salt, wrapped: Buffer.concat([nonce, sealed, cipher.getAuthTag()]) };
}

/** The secret, or `undefined` for a wrong PIN. */
export async function unwrapSecret(
  { salt, wrapped }: WrappedSecret,
  { user, pin }: Credentials,
): Promise<Uint8Array | undefined> {
  const bytes = Buffer.from(wrapped);
  const decipher = createDecipheriv('aes-256-gcm', await keyOf(pin, salt), bytes.subarray(0, nonceLength));
  decipher.setAAD(Buffer.from(user));
  decipher.setAuthTag(bytes.subarray(-tagLength));
  const opened = decipher.update(bytes.subarray(nonceLength, -tagLength));
  try {
    decipher.final();
    return opened;
  } catch {
    return undefined;
  }
}

function keyOf(pin: string, salt: Uint8Array): Promise<Buffer> {
  return derive(pin.normalize('NFC'), salt, 32, cost);
}
