import { z } from 'zod';
import { draftText } from './invoices.ts';
import { command, issuers, query } from './procedure.ts';

export const parkedDraft = z.object({
  id: z.uuid(),
  parkedAt: z.string(),
  kind: z.string(),
  payerName: z.string(),
  /** As far as the amounts can be read. */
  totalFen: z.int().nullable(),
});
export type ParkedDraft = z.infer<typeof parkedDraft>;

/** 挂单: each person's own unfinished drafts; no number is taken by one. */
export const drafts = {
  'drafts.list': query({ roles: issuers, input: z.object({}), output: z.array(parkedDraft) }),
  'drafts.park': command({
    roles: issuers,
    secondPerson: 'never',
    input: z.object({ draft: draftText }),
    output: parkedDraft,
  }),
  /** Gives the draft back and forgets it. */
  'drafts.recall': command({
    roles: issuers,
    secondPerson: 'never',
    input: z.object({ id: z.uuid() }),
    output: z.object({ draft: draftText }),
  }),
} as const;
