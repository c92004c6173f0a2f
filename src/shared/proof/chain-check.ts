import { equalBytes } from '../gm/bytes.ts';
import type { Gm } from '../gm/load-gm.ts';
import { entryDigest, genesisHash, nextHash } from './chain.ts';
import { type Check, createFaults } from './check.ts';

export interface ChainCheck extends Check {
  /** The last seq up to which everything links. */
  completeTo(): number;
  /** The recomputed hash at a seq that links; `undefined` beyond. */
  hashAt(seq: number): Uint8Array | undefined;
}

/** P5: digests and hashes are recomputed from the bytes; nothing changed, removed, inserted or reordered. */
export function createChainCheck(gm: Gm, terminalId: string, hashesWanted: ReadonlySet<number>): ChainCheck {
  const faults = createFaults();
  const kept = new Map<number, Uint8Array>();
  let hash = genesisHash(gm, terminalId);
  let complete = 0;
  let broken = false;

  return {
    name: 'chain',
    see(entry) {
      const digest = entryDigest(gm, entry);
      const next = nextHash(gm, hash, digest);
      const expected = complete + 1;
      const links =
        entry.seq === expected &&
        equalBytes(entry.prevHash, hash) &&
        equalBytes(entry.digest, digest) &&
        equalBytes(entry.hash, next);
      if (broken) return;
      if (!links || (entry.seq === 1) !== (entry.type === 'terminal.enrolled')) {
        broken = true;
        faults.add(`流水账在第 ${expected} 条断开`);
        return;
      }
      hash = next;
      complete = entry.seq;
      if (hashesWanted.has(entry.seq)) kept.set(entry.seq, next);
    },
    completeTo: () => complete,
    hashAt: seq => kept.get(seq),
    finish: () =>
      complete === 0 && !broken
        ? { ok: false, detail: '流水账是空的' }
        : faults.outcome(`流水账 1–${complete} 首尾相接`),
  };
}
