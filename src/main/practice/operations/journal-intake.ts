import { beijingIso, parseBeijingIso } from '../../../shared/domain/beijing-time.ts';
import type { JournalEntry } from '../../../shared/domain/journal-entry.ts';
import { equalBytes, fromBase64 } from '../../../shared/gm/bytes.ts';
import { entryDigest, genesisHash, nextHash } from '../../../shared/proof/chain.ts';
import type { UploadEntries, WireEntry } from '../../../shared/protocol/upload.ts';
import { issuedBody, startedEpoch } from '../checks/entry-bodies.ts';
import type { PlatformDeps } from '../platform-deps.ts';
import { PlatformRefusal } from '../platform-refusal.ts';
import type { JournalLife } from '../store/entries.ts';
import type { NumberKey } from '../store/issued-entries.ts';
import type { Terminal } from '../store/terminals.ts';

/** Where a journal ends for the platform. */
export interface JournalEnd extends JournalLife {
  readonly seq: number;
  readonly hash: Uint8Array;
}

export interface Intake {
  readonly end: JournalEnd;
  /** Numbers of entries that were here before. */
  readonly skipped: readonly NumberKey[];
}

/**
 * Takes consecutive entries into the platform's copy of a journal, or throws for the whole batch: `fork_detected` where
 * they contradict what is held, `malformed` where they are not a journal.
 */
export type JournalIntake = (terminal: Terminal, upload: UploadEntries) => Intake;

type Deps = Pick<PlatformDeps, 'gm' | 'now' | 'terminals' | 'entries' | 'issued' | 'heads'>;

export function createJournalIntake(deps: Deps): JournalIntake {
  const { gm, terminals, entries, issued, heads } = deps;
  const append = createAppend(deps);

  /** Where `entry` may be appended; throws where it does not link. */
  function placeFor(entry: JournalEntry, end: JournalEnd, epoch: number): JournalEnd {
    if (epoch === end.epoch && entry.seq === end.seq + 1) return end;
    const life = { terminalId: end.terminalId, epoch };
    const starts = epoch === end.epoch + 1 && startedEpoch(entry) === epoch;
    const hash = starts ? entries.hashBefore(life, entry.seq - 1) : undefined;
    if (hash === undefined)
      throw fork(`第 ${epoch} 代第 ${entry.seq} 条接不上平台的账头（第 ${end.epoch} 代第 ${end.seq} 条）`);
    terminals.startEpoch(end.terminalId, epoch);
    return { ...life, seq: entry.seq - 1, hash };
  }

  /** True if the entry is held already. */
  function isHeld(life: JournalLife, entry: JournalEntry): boolean {
    const held = entries.find(life, entry.seq);
    if (held !== undefined && !equalBytes(held.digest, entryDigest(gm, entry)))
      throw fork(`流水账第 ${entry.seq} 条与平台已有的不同`);
    return held !== undefined;
  }

  return (terminal, upload) => {
    const { terminalId, unit } = terminal;
    const batch = readBatch(upload.entries);
    let end: JournalEnd = {
      ...(heads.find(terminalId) ?? { seq: 0, hash: genesisHash(gm, terminalId) }),
      terminalId,
      epoch: terminal.epoch,
    };
    const skipped: NumberKey[] = [];
    for (const [index, epoch] of epochsOf(batch, upload.epoch).entries()) {
      const entry = batch[index];
      if (entry === undefined) continue;
      const life = { terminalId, epoch };
      if (!isHeld(life, entry)) {
        end = append(entry, placeFor(entry, end, epoch), unit);
        continue;
      }
      const key = issued.at(life, entry.seq);
      if (key !== undefined) skipped.push(key);
    }
    if (upload.epoch !== end.epoch) throw fork(`平台记的是第 ${end.epoch} 代，这一批是第 ${upload.epoch} 代`);
    return { end, skipped };
  };
}

/** Entries before the one that starts the epoch of the batch were written in the epoch before it. */
function epochsOf(batch: readonly JournalEntry[], epoch: number): readonly number[] {
  const start = batch.findIndex(entry => startedEpoch(entry) === epoch);
  return batch.map((_, index) => (index < start ? epoch - 1 : epoch));
}

function createAppend({ gm, now, entries, issued }: Deps) {
  return (
    entry: JournalEntry,
    { terminalId, epoch, hash: previous }: JournalEnd,
    unit: string,
  ): JournalEnd => {
    const { seq, at } = entry;
    if (seq === 1 && entry.type !== 'terminal.enrolled') throw malformed('流水账应从 terminal.enrolled 开始');
    const life = { terminalId, epoch };
    const digest = entryDigest(gm, entry);
    const hash = nextHash(gm, previous, digest);
    entries.add({ ...entry, ...life, digest, hash, receivedAt: beijingIso(now()) });
    const body = issuedBody(entry);
    if (body !== undefined) {
      if (issued.find(terminalId, body) !== undefined)
        throw fork(`号码 ${body.code} ${body.number} 在流水账里出现了两次`);
      issued.add({ ...life, seq, unit, at, precedingAt: issued.precedingAt(life, seq), body });
    }
    return { ...life, seq, hash };
  };
}

function readBatch(wire: readonly WireEntry[]): readonly JournalEntry[] {
  return wire.map(({ body, ...rest }, index) => {
    if (rest.seq !== (wire[0]?.seq ?? 0) + index) throw malformed('条目不连续');
    if (parseBeijingIso(rest.at) === undefined) throw malformed(`第 ${rest.seq} 条的时间不存在`);
    if (rest.type.includes('\n')) throw malformed(`第 ${rest.seq} 条的类型里有换行`);
    return { ...rest, body: fromBase64(body) };
  });
}

export function fork(reason: string): PlatformRefusal {
  return new PlatformRefusal(
    'fork_detected',
    `${reason}：同一本流水账有了两个版本。这一批没有收下；停止开票，请管理员核对两处的数据。`,
  );
}

function malformed(reason: string): PlatformRefusal {
  return new PlatformRefusal('malformed', `${reason}。这一批没有收下。`);
}
