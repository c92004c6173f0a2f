import { type CheckedDraft, checkDraft } from '../../shared/domain/check-draft.ts';
import type { Draft, DraftText } from '../../shared/domain/draft.ts';
import type { Problem } from '../../shared/domain/problem.ts';
import { AppError } from '../../shared/errors.ts';
import { equalBytes } from '../../shared/gm/bytes.ts';
import type { Gm } from '../../shared/gm/load-gm.ts';
import type { ListedInvoice } from '../db/repositories/invoices.ts';
import type { Store } from '../db/store.ts';
import type { Signer } from '../signing/signer.ts';
import type { FaceDefaults } from './compose-invoice.ts';
import type { EventBus } from './event-bus.ts';
import { type GateParts, type OpenGate, openGate } from './issue-gate.ts';
import { createIssuePlan, type Planned } from './issue-plan.ts';
import type { Queue } from './queue.ts';
import { recordInvoice } from './record-invoice.ts';
import { contentDigest, type SealedInvoice, sealInvoice } from './seal-invoice.ts';

export type IssueOutcome =
  | { readonly status: 'issued'; readonly invoice: ListedInvoice }
  | { readonly status: 'same'; readonly invoice: ListedInvoice }
  | { readonly status: 'conflict'; readonly existing: ListedInvoice }
  | { readonly status: 'invalid'; readonly problems: readonly Problem[] }
  | { readonly status: 'stopped'; readonly error: AppError };

export interface Actor {
  /** A user id. */
  readonly id: string;
  readonly defaults: FaceDefaults;
}

export interface Issuing {
  /** Everything that keeps a draft from being issued; takes no number. */
  check(text: DraftText): CheckedDraft;
  /**
   * Issues up to 500 drafts in one durable transaction under one reading of the time; an outcome for each, in order.
   * A bad draft takes no number and holds up nobody. Resolves after the commit. Throws what `openGate` throws, and
   * `signer_locked`; nothing has been taken then. `inCommit` writes what must hold together with the invoices, in
   * their transaction.
   */
  issue(texts: readonly DraftText[], actor: Actor, inCommit?: InCommit): Promise<readonly IssueOutcome[]>;
  /** P3: what was issued under its business number, if anything. */
  earlier(draft: Draft): IssuedBefore | undefined;
}

export type InCommit = (outcomes: readonly IssueOutcome[]) => void;
export type IssuedBefore = Extract<IssueOutcome, { readonly status: 'same' | 'conflict' }>;

export interface IssuingParts extends GateParts {
  readonly gm: Gm;
  readonly store: Store;
  readonly signer: Signer;
  readonly queue: Queue;
  readonly events: EventBus;
  readonly missingGlyph: (text: string) => string | undefined;
}

/** What is known of a draft before the commit; `repeats`: an earlier draft of this chunk has its business number. */
type Judged =
  | IssueOutcome
  | { readonly status: 'sealed'; readonly sealed: SealedInvoice }
  | { readonly status: 'repeats'; readonly draft: Draft };

export const maxChunk = 500;

export function createIssuing(parts: IssuingParts): Issuing {
  const { gm, store } = parts;

  function check(text: DraftText): CheckedDraft {
    const catalogue = store.catalogues.latest();
    if (catalogue !== undefined) return checkDraft(text, { catalogue, missingGlyph: parts.missingGlyph });
    throw new AppError('catalogue_invalid', '还没有基础数据，不能开具。没有占用号码；接通平台后先同步一次。');
  }

  /** P3: the same business number answers with the same invoice, or is a conflict. */
  function earlier(draft: Draft): IssuedBefore | undefined {
    const existing = store.invoices.byBusinessNumber(draft.businessNumber);
    if (existing === undefined) return undefined;
    return equalBytes(existing.contentDigest, contentDigest(gm, draft))
      ? { status: 'same', invoice: existing }
      : { status: 'conflict', existing };
  }

  /** The gate is opened by the first draft that needs a number: what was issued before is answered whatever stops issuing. */
  function createJudge(actor: Actor): (text: DraftText) => Judged {
    let opened: { readonly gate: OpenGate; readonly plan: ReturnType<typeof createIssuePlan> } | undefined;
    const taken = new Set<string>();

    function open(): NonNullable<typeof opened> {
      if (opened === undefined) {
        const gate = openGate(parts);
        opened = { gate, plan: createIssuePlan(gate, store.leases) };
      }
      return opened;
    }

    return text => {
      const { draft, problems } = check(text);
      if (draft === undefined || problems.length > 0) return { status: 'invalid', problems };
      if (taken.has(draft.businessNumber)) return { status: 'repeats', draft };
      const before = earlier(draft);
      if (before !== undefined) return before;
      const { gate, plan } = open();
      const planned: Planned = plan(draft);
      if (planned.kind === 'problem') return { status: 'invalid', problems: [planned.problem] };
      if (planned.kind === 'stopped') return { status: 'stopped', error: planned.error };
      taken.add(draft.businessNumber);
      const sealed = sealInvoice(draft, planned.planned, { ...parts, gate, defaults: actor.defaults });
      return { status: 'sealed', sealed };
    };
  }

  function settle(judged: Judged, seqs: ReadonlyMap<SealedInvoice, number>): IssueOutcome {
    if (judged.status === 'repeats') return mustExist(earlier(judged.draft));
    if (judged.status !== 'sealed') return judged;
    const invoice = store.invoices.bySeq(mustExist(seqs.get(judged.sealed)));
    return { status: 'issued', invoice: mustExist(invoice) };
  }

  function issueChunk(
    texts: readonly DraftText[],
    actor: Actor,
    inCommit: InCommit | undefined,
  ): readonly IssueOutcome[] {
    if (texts.length > maxChunk) throw new RangeError(`at most ${maxChunk} drafts a chunk`);
    const judged = texts.map(createJudge(actor));
    const sealed = judged.flatMap(one => (one.status === 'sealed' ? [one.sealed] : []));
    const outcomes = store.commit(() => {
      const seqs = new Map(sealed.map(one => [one, recordInvoice(one, { store, gm, actor: actor.id })]));
      const settled = judged.map(one => settle(one, seqs));
      inCommit?.(settled);
      return settled;
    });
    if (sealed.length > 0) parts.events.publish({ topic: 'invoices' });
    return outcomes;
  }

  return {
    check,
    earlier,
    issue: (texts, actor, inCommit) => parts.queue.run(() => issueChunk(texts, actor, inCommit)),
  };
}

function mustExist<T>(value: T | undefined): T {
  if (value === undefined) throw new TypeError('an invoice that was just committed cannot be read');
  return value;
}

/** What a single caller is told when its draft was not issued. */
export function outcomeError(outcome: Exclude<IssueOutcome, { readonly invoice: unknown }>): AppError {
  switch (outcome.status) {
    case 'invalid':
      return new AppError(
        'invoice_not_issuable',
        `有 ${outcome.problems.length} 处要更正。没有占用号码；改好后再开。`,
        { problems: outcome.problems },
      );
    case 'conflict':
      return new AppError(
        'business_number_conflict',
        `流水号 ${outcome.existing.businessNumber} 已开过票（号码 ${outcome.existing.number}），内容不同。没有占用新号码；核对后更正内容，确属另一笔就换流水号。`,
        { code: outcome.existing.code, number: outcome.existing.number },
      );
    case 'stopped':
      return outcome.error;
  }
}
