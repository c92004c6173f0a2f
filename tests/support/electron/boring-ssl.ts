import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

const chinese = /sm[234]/i;

/** What takes the name of an algorithm first. */
const byName = [
  'createHash',
  'createHmac',
  'hash',
  'createSign',
  'createVerify',
  'createCipheriv',
  'createDecipheriv',
  'sign',
  'verify',
  'generateKeyPair',
  'generateKeyPairSync',
  'createECDH',
] as const satisfies readonly (keyof typeof crypto)[];

/** Electron's `node:crypto` is BoringSSL, which has no SM2, SM3 or SM4: what works under Node must not seem to work. */
export function withoutChineseAlgorithms(): void {
  const functions = crypto as unknown as Record<string, (...args: unknown[]) => unknown>;
  for (const name of byName) {
    const original = functions[name];
    if (original === undefined) continue;
    functions[name] = new Proxy(original, {
      apply(target, self, args: readonly unknown[]) {
        const [algorithm, options] = args;
        const curve = (options as { readonly namedCurve?: unknown } | null | undefined)?.namedCurve;
        if (chinese.test(String(algorithm)) || chinese.test(String(curve)))
          throw new Error(`Electron's crypto.${name} does not know ${String(curve ?? algorithm)}`);
        return Reflect.apply(target, self, args);
      },
    });
  }
  syncBuiltinESMExports();
}
