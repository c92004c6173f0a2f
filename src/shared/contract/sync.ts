import { z } from 'zod';
import { uploadStates } from '../domain/invoice.ts';
import { command, everyone, issuers, query } from './procedure.ts';

export const syncReport = z.object({
  sent: z.int(),
  accepted: z.int(),
  objected: z.int(),
  refused: z.int(),
  pending: z.int(),
  head: z.object({ seq: z.int(), time: z.string() }),
});
export type SyncReport = z.infer<typeof syncReport>;

const queued = z.object({
  code: z.string(),
  number: z.string(),
  kind: z.string(),
  payerName: z.string(),
  totalFen: z.int(),
  issuedAt: z.string(),
  state: z.enum(uploadStates),
  /** The platform's words, where it objected or refused. */
  objection: z.object({ code: z.string(), text: z.string() }).nullable(),
});

/** 停线记录: derived from heads and entries, nothing to fill in. */
const outage = z.object({
  from: z.string(),
  /** null while it lasts. */
  to: z.string().nullable(),
  first: z.string().nullable(),
  last: z.string().nullable(),
  count: z.int(),
  amountFen: z.int(),
});

export const syncOverview = z.object({
  line: z.enum(['unknown', 'online', 'offline']),
  paused: z.boolean(),
  /** ISO time of the next attempt by itself, or null. */
  nextAttempt: z.string().nullable(),
  lastHead: z.object({ seq: z.int(), time: z.string() }).nullable(),
  lastError: z.object({ code: z.string(), text: z.string(), at: z.string() }).nullable(),
  counts: z.object({
    queued: z.int(),
    sending: z.int(),
    unknown: z.int(),
    objected: z.int(),
    refused: z.int(),
    accepted: z.int(),
  }),
  /** Not accepted yet, oldest first, at most 200. */
  waiting: z.array(queued),
  outages: z.array(outage),
});
export type SyncOverview = z.infer<typeof syncOverview>;

export const sync = {
  'sync.overview': query({ roles: everyone, input: z.object({}), output: syncOverview }),
  /** Holds background uploads back for so many minutes; 0 lets them go on. Issuing goes on either way. */
  'sync.pause': command({
    roles: issuers,
    secondPerson: 'never',
    input: z.object({ minutes: z.int().min(0).max(60) }),
    output: syncOverview,
  }),
  /** Uploads what is waiting and sends objected invoices again; works with nobody signed in. */
  'sync.run': command({ roles: 'anyone', secondPerson: 'never', input: z.object({}), output: syncReport }),
} as const;
