import { readFileSync } from 'node:fs';
import { fromHex } from '../../src/shared/gm/bytes.ts';

/** Reads `tests/vectors/<name>`; the caller states the shape it relies on. */
export function readVectors<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../vectors/${name}`, import.meta.url), 'utf8'));
}

export const hex = (text: string | undefined): Uint8Array => fromHex(text ?? '');
