import type { WriteDb } from '../open.ts';

export interface LeaseRequest {
  readonly requestId: string;
  readonly kind: string;
  readonly count: number;
  readonly reason: string;
  readonly requestedAt: string;
  readonly state: 'pending' | 'granted' | 'refused';
  readonly text: string | null;
  readonly leaseId: string | null;
}

export interface LeaseRequests {
  /** Written before the platform is asked, so that a lost reply is asked for again under the same id. */
  open(request: LeaseRequest): void;
  /** What the platform said last: its words while it waits for a person, too. */
  answered(requestId: string, outcome: Pick<LeaseRequest, 'state' | 'text' | 'leaseId'>): void;
  pending(): readonly LeaseRequest[];
  /** Newest first. */
  recent(limit: number): readonly LeaseRequest[];
}

export function createLeaseRequests(db: WriteDb): LeaseRequests {
  const insert = db.prepare(
    'INSERT INTO lease_requests (request_id, kind, count, reason, requested_at, state) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const columns =
    'request_id AS requestId, kind, count, reason, requested_at AS requestedAt, state, text, lease_id AS leaseId';
  const pending = db.prepare<[], LeaseRequest>(
    `SELECT ${columns} FROM lease_requests WHERE state = 'pending' ORDER BY requested_at`,
  );
  const recent = db.prepare<[number], LeaseRequest>(
    `SELECT ${columns} FROM lease_requests ORDER BY requested_at DESC LIMIT ?`,
  );
  const update = db.prepare(
    'UPDATE lease_requests SET state = ?, text = ?, lease_id = ? WHERE request_id = ?',
  );
  return {
    open: request =>
      void insert.run(
        request.requestId,
        request.kind,
        request.count,
        request.reason,
        request.requestedAt,
        request.state,
      ),
    answered: (requestId, { state, text, leaseId }) => void update.run(state, text, leaseId, requestId),
    pending: () => pending.all(),
    recent: limit => recent.all(limit),
  };
}
