import { createSM3 } from 'hash-wasm';

/** SM3 (GB/T 32905-2016) of the parts one after another: 32 bytes. */
export type Sm3 = (...parts: readonly Uint8Array[]) => Uint8Array;

/**
 * One WebAssembly instance, started once and used again for every hash. Safe because a hash runs from `init` to
 * `digest` without giving up control.
 */
export async function createSm3(): Promise<Sm3> {
  const hasher = await createSM3();
  return (...parts) => {
    hasher.init();
    for (const part of parts) hasher.update(part);
    return hasher.digest('binary');
  };
}
