import { createHash, randomBytes } from 'node:crypto';

/** One-time secrets of launch addresses. */
export interface LaunchSecrets {
  /** A new secret of 256 bits. */
  issue(): string;
  /** True the first time a secret is shown, never again. */
  redeem(secret: string): boolean;
}

export function createLaunchSecrets(): LaunchSecrets {
  const open = new Set<string>();
  return {
    issue() {
      const secret = randomBytes(32).toString('base64url');
      open.add(fingerprint(secret));
      return secret;
    },
    redeem: secret => open.delete(fingerprint(secret)),
  };
}

/** Looked up by hash, so that the time of a look-up says nothing about the secret. */
export function fingerprint(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
