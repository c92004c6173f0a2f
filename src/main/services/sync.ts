import type { SyncReport } from '../../shared/contract/sync.ts';
import { beijingIso, type EpochMs } from '../../shared/domain/beijing-time.ts';
import { AppError } from '../../shared/errors.ts';
import { equalBytes, fromHex, toBase64 } from '../../shared/gm/bytes.ts';
import type { Gm } from '../../shared/gm/load-gm.ts';
import type { TrustJudge } from '../../shared/proof/trust.ts';
import { type Head, head as headSchema } from '../../shared/protocol/head.ts';
import type { SignedStatement } from '../../shared/protocol/statement.ts';
import { maxBatch, type UploadAnswer, type UploadedInvoice } from '../../shared/protocol/upload.ts';
import type { ListedInvoice } from '../db/repositories/invoices.ts';
import { enterQuarantine } from '../db/repositories/quarantine.ts';
import type { Store } from '../db/store.ts';
import type { PlatformGateway } from '../platform/gateway.ts';
import { type KeptStatement, openStatement, signedTime } from '../platform/kept-statement.ts';
import type { EventBus } from './event-bus.ts';
import type { Queue } from './queue.ts';
import { readUploadBatch, type UploadBatch } from './upload-batch.ts';
import { readOutcomes } from './upload-outcomes.ts';

export interface SyncOptions {
  /** Sends objected invoices again, in case their cause is gone. */
  readonly resendObjected: boolean;
}

export interface Sync {
  /**
   * Uploads the journal after the last countersigned head, batch by batch, and keeps what the platform answers; with
   * nothing to send it asks for a fresh countersignature. Throws `platform_unreachable` (what was under way becomes
   * `unknown` and is settled by sending the same bytes again), `answer_untrusted`, `terminal_quarantined`, or the
   * platform's refusal; what was settled before stays settled.
   */
  run(options: SyncOptions): Promise<SyncReport>;
}

export interface SyncParts {
  readonly gm: Gm;
  readonly judge: TrustJudge;
  readonly store: Store;
  readonly gateway: PlatformGateway;
  readonly terminalId: string;
  readonly epoch: number;
  /** Its own line: uploading never waits behind issuing. */
  readonly queue: Queue;
  readonly events: EventBus;
  readonly now: () => EpochMs;
}

/** How much of a batch the platform took. */
interface Kept {
  readonly entries: number;
  readonly invoices: number;
}

export function createSync(parts: SyncParts): Sync {
  const { store, gateway, epoch } = parts;

  function nextBatch({ resendObjected }: SyncOptions): UploadBatch {
    const again = resendObjected ? store.results.inState('objected', maxBatch) : [];
    return readUploadBatch(store, store.heads.last(epoch)?.seq ?? 0, again);
  }

  async function upload(batch: UploadBatch): Promise<UploadAnswer> {
    // What may have arrived before stays unknown until an answer says more: a refusal now does not unsay it.
    const waiting = batch.invoices.filter(({ state }) => state === 'queued');
    const at = beijingIso(parts.now());
    store.commit(() => {
      for (const { seq } of waiting) store.results.record(seq, { state: 'sending' }, at);
    });
    try {
      return await gateway.uploadEntries({
        epoch,
        entries: batch.entries.map(({ seq, type, at, actor, body }) => ({
          seq,
          type,
          at,
          actor,
          body: toBase64(body),
        })),
        invoices: batch.invoices.map(invoice => wireInvoice(invoice, store)),
      });
    } catch (error) {
      settleFailure(error);
      throw error;
    }
  }

  /** A signed refusal took nothing; without a verified answer nobody knows. */
  function settleFailure(error: unknown): void {
    const refused = error instanceof AppError && (error.details as { platformCode?: string })?.platformCode;
    if (refused) store.results.sendingToQueued();
    else store.results.sendingToUnknown(beijingIso(parts.now()));
    parts.events.publish({ topic: 'invoices' });
    if (error instanceof AppError && error.code === 'fork_detected') quarantine('平台发现本机的流水账分了叉');
  }

  function quarantine(reason: string): void {
    enterQuarantine(store.db, reason, beijingIso(parts.now()));
    parts.events.publish({ topic: 'status' });
  }

  /**
   * The head must be about this terminal, this epoch and exactly the hash of our own entry at that seq: the last one
   * sent, or one before it where the platform took only the beginning of a batch.
   */
  function checkHead(statement: SignedStatement, batch: UploadBatch): KeptStatement<Head> {
    const opened = openStatement(parts, statement, {
      schema: headSchema,
      signedAt: signedTime,
      code: 'answer_untrusted',
      noun: '账头',
    });
    const { value } = opened;
    const held = store.heads.last(epoch)?.seq ?? 0;
    const ours = value.seq <= (batch.entries.at(-1)?.seq ?? held) ? store.journal.get(value.seq) : undefined;
    if (value.terminalId !== parts.terminalId || value.epoch !== epoch) throw headUntrusted('不是本机的');
    if (value.seq < held) throw headUntrusted(`只到第 ${value.seq} 条，它早先会签过第 ${held} 条`);
    if (ours === undefined || !equalBytes(ours.hash, fromHex(value.hash))) {
      const reason = `本机数据像是还原过：平台记到第 ${value.seq} 条，本机到第 ${store.journal.last()?.seq ?? 0} 条`;
      quarantine(reason);
      throw new AppError(
        'terminal_quarantined',
        `${reason}。本机只读，没有再用任何号码；由系统管理员核对后处理。`,
      );
    }
    return opened;
  }

  /** What lies behind the head was not taken: its invoices wait again. */
  function keep(batch: UploadBatch, answer: UploadAnswer): Kept {
    const { value, bytes } = checkHead(answer.head, batch);
    const taken = batch.invoices.filter(({ seq }) => seq <= value.seq);
    const outcomes = readOutcomes(answer.results, taken, { ...parts });
    const at = beijingIso(parts.now());
    store.commit(() => {
      for (const [seq, outcome] of outcomes) store.results.record(seq, outcome, at);
      store.results.sendingToQueued();
      store.heads.keep({ epoch, seq: value.seq, time: value.time, hash: fromHex(value.hash) }, bytes);
    });
    parts.events.publish({ topic: batch.invoices.length > 0 ? 'invoices' : 'status' });
    const entries = batch.entries.filter(({ seq }) => seq <= value.seq).length;
    return { invoices: taken.length, entries };
  }

  /** Something is left to send, and the platform takes what it gets. */
  function goesOn(batch: UploadBatch, { entries }: Kept): boolean {
    return entries > 0 && (batch.more || entries < batch.entries.length);
  }

  async function exchange(batch: UploadBatch): Promise<Kept> {
    try {
      return keep(batch, await upload(batch));
    } catch (error) {
      store.results.sendingToUnknown(beijingIso(parts.now()));
      throw error;
    }
  }

  async function run(options: SyncOptions): Promise<SyncReport> {
    const before = counts(store);
    let sent = 0;
    let batch = nextBatch(options);
    for (;;) {
      const kept = await exchange(batch);
      sent += kept.invoices;
      if (!goesOn(batch, kept)) break;
      batch = nextBatch({ resendObjected: false });
    }
    const after = counts(store);
    const last = store.heads.last(epoch);
    return {
      sent,
      accepted: after.accepted - before.accepted,
      objected: after.objected,
      refused: after.refused,
      pending: store.results.pending().count,
      head: { seq: last?.seq ?? 0, time: last?.time ?? '' },
    };
  }

  return { run: options => parts.queue.run(() => run(options)) };
}

function headUntrusted(reason: string): AppError {
  return new AppError(
    'answer_untrusted',
    `平台会签的账头${reason}。已丢弃，本机数据没有改动；请告诉系统管理员。`,
  );
}

function counts({ results }: Store): Readonly<Record<'accepted' | 'objected' | 'refused', number>> {
  return {
    accepted: results.count('accepted'),
    objected: results.count('objected'),
    refused: results.count('refused'),
  };
}

function wireInvoice({ seq, code, number }: ListedInvoice, store: Store): UploadedInvoice {
  const document = store.invoices.document(seq);
  if (document === undefined) throw new TypeError(`invoice ${code}-${number} has no document`);
  return {
    code,
    number,
    signedBytes: toBase64(document.signedBytes),
    signature: toBase64(document.signature),
  };
}
