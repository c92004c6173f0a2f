import { z } from 'zod';
import { command } from './procedure.ts';

export const syncReport = z.object({
  sent: z.int(),
  accepted: z.int(),
  objected: z.int(),
  refused: z.int(),
  pending: z.int(),
  head: z.object({ seq: z.int(), time: z.string() }),
});
export type SyncReport = z.infer<typeof syncReport>;

export const sync = {
  /** Uploads what is waiting and sends objected invoices again; works with nobody signed in. */
  'sync.run': command({ roles: 'anyone', secondPerson: 'never', input: z.object({}), output: syncReport }),
} as const;
