import type { DraftText } from '../../../shared/domain/draft.ts';
import type { WriteDb } from '../open.ts';

export interface StoredParkedDraft {
  readonly id: string;
  readonly userId: string;
  readonly parkedAt: string;
  readonly draft: DraftText;
}

/** 挂单. They are plain rows: nothing was issued, so nothing is in the journal. */
export interface ParkedDrafts {
  list(userId: string): readonly StoredParkedDraft[];
  add(parked: StoredParkedDraft): void;
  /** Removes it and gives it back, if it is this person's. */
  take(id: string, userId: string): StoredParkedDraft | undefined;
}

interface Row {
  readonly id: string;
  readonly userId: string;
  readonly parkedAt: string;
  readonly draft: string;
}

export function createParkedDrafts(db: WriteDb): ParkedDrafts {
  const columns = 'id, user_id AS userId, parked_at AS parkedAt, draft';
  const list = db.prepare<[string], Row>(
    `SELECT ${columns} FROM parked_drafts WHERE user_id = ? ORDER BY parked_at DESC`,
  );
  const insert = db.prepare('INSERT INTO parked_drafts VALUES (?, ?, ?, ?)');
  const take = db.prepare<[string, string], Row>(
    `DELETE FROM parked_drafts WHERE id = ? AND user_id = ? RETURNING ${columns}`,
  );
  return {
    list: userId => list.all(userId).map(toParked),
    add: ({ id, userId, parkedAt, draft }) => void insert.run(id, userId, parkedAt, JSON.stringify(draft)),
    take(id, userId) {
      const row = take.get(id, userId);
      return row === undefined ? undefined : toParked(row);
    },
  };
}

function toParked({ draft, ...row }: Row): StoredParkedDraft {
  return { ...row, draft: JSON.parse(draft) as DraftText };
}
