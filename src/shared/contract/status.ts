import { z } from 'zod';
import { query } from './procedure.ts';
import { user } from './users.ts';

export const stock = z.object({
  kind: z.string(),
  kindName: z.string(),
  available: z.int(),
  /** How many blue invoices may still be issued: available less the reserve for red ones. */
  blue: z.int(),
});

export const status = z.object({
  phase: z.enum(['setup', 'locked', 'ready']),
  practice: z.boolean(),
  unitName: z.string().nullable(),
  pointName: z.string().nullable(),
  terminalId: z.string().nullable(),
  epoch: z.int().nullable(),
  catalogueVersion: z.int().nullable(),
  /** Whose session this is. */
  user: user.nullable(),
  signer: z.enum(['absent', 'locked', 'unlocked', 'failed']),
  /** Where the terminal key lies: a file only its owner can read, or the system's secret store. */
  terminalKey: z.enum(['file', 'secret-store']),
  line: z.enum(['unknown', 'online', 'offline']),
  lastHead: z.object({ seq: z.int(), time: z.string() }).nullable(),
  clock: z.enum(['confirmed', 'estimated', 'doubtful']),
  quarantined: z.boolean(),
  /** Issued here and not accepted yet. */
  pending: z.object({ count: z.int(), amountFen: z.int(), oldest: z.string().nullable() }),
  unknown: z.int(),
  objected: z.int(),
  refused: z.int(),
  accepted: z.int(),
  offline: z
    .object({
      hours: z.number(),
      hoursLimit: z.number(),
      countLimit: z.int(),
      amountLimitFen: z.int(),
    })
    .nullable(),
  stock: z.array(stock),
  /** What the person who looks after the desk should see to, in words. */
  notices: z.array(z.object({ level: z.enum(['amber', 'red']), text: z.string() })),
});
export type Status = z.infer<typeof status>;

export const statusContract = {
  'status.get': query({ roles: 'anyone', input: z.object({}), output: status }),
} as const;
