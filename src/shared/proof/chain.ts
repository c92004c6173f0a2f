import type { JournalEntry } from '../domain/journal-entry.ts';
import { utf8 } from '../gm/bytes.ts';
import type { Gm } from '../gm/load-gm.ts';

type Hasher = Pick<Gm, 'sm3'>;

/** `hash(0) = SM3(utf8("unit-invoicing/1" LF terminalId))`: the `prev_hash` of seq 1. */
export function genesisHash({ sm3 }: Hasher, terminalId: string): Uint8Array {
  return sm3(utf8(`unit-invoicing/1\n${terminalId}`));
}

/** `digest(n) = SM3(utf8(seq LF type LF at LF actor LF) ‖ body)`. */
export function entryDigest({ sm3 }: Hasher, entry: JournalEntry): Uint8Array {
  return sm3(utf8(`${entry.seq}\n${entry.type}\n${entry.at}\n${entry.actor}\n`), entry.body);
}

/** `hash(n) = SM3(hash(n-1) ‖ digest(n))`. */
export function nextHash({ sm3 }: Hasher, previous: Uint8Array, digest: Uint8Array): Uint8Array {
  return sm3(previous, digest);
}
