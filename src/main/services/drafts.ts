import { randomUUID } from 'node:crypto';
import type { ParkedDraft } from '../../shared/contract/drafts.ts';
import { beijingIso, type EpochMs } from '../../shared/domain/beijing-time.ts';
import type { DraftText } from '../../shared/domain/draft.ts';
import { parseDraft } from '../../shared/domain/parse-draft.ts';
import { AppError } from '../../shared/errors.ts';
import type { StoredParkedDraft } from '../db/repositories/parked-drafts.ts';
import type { Store } from '../db/store.ts';
import type { EventBus } from './event-bus.ts';

/** 挂单 of one person: parking takes no number, recalling gives the draft back and forgets it. */
export interface DraftsService {
  list(user: string): readonly ParkedDraft[];
  park(user: string, draft: DraftText): ParkedDraft;
  /** Throws `not_found` for a draft that is somebody else's or gone. */
  recall(user: string, id: string): DraftText;
}

interface DraftsParts {
  readonly store: Store;
  readonly events: EventBus;
  readonly now: () => EpochMs;
}

export function createDraftsService({ store: { parkedDrafts }, events, now }: DraftsParts): DraftsService {
  return {
    list: user => parkedDrafts.list(user).map(toView),
    park(user, draft) {
      const parked = { id: randomUUID(), userId: user, parkedAt: beijingIso(now()), draft };
      parkedDrafts.add(parked);
      events.publish({ topic: 'drafts' });
      return toView(parked);
    },
    recall(user, id) {
      const parked = parkedDrafts.take(id, user);
      if (parked === undefined)
        throw new AppError('not_found', '这张挂单已经取走了。没有改动任何数据；从挂单列表里另选一张。');
      events.publish({ topic: 'drafts' });
      return parked.draft;
    },
  };
}

function toView({ id, parkedAt, draft }: StoredParkedDraft): ParkedDraft {
  const parsed = parseDraft(draft);
  const totalFen = parsed.ok ? parsed.draft.totalFen : null;
  return { id, parkedAt, kind: draft.kind, payerName: draft.payer.name.trim(), totalFen };
}
