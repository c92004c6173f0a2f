import { z } from 'zod';
import { query } from './procedure.ts';

export const verifyReport = z.object({
  ok: z.boolean(),
  /** The journal is complete and linked up to this seq. */
  completeTo: z.int(),
  /** Signed time of the latest head that fits, or null. */
  witnessedAt: z.string().nullable(),
  checks: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() })),
});
export type VerifyReport = z.infer<typeof verifyReport>;

export const audit = {
  'audit.verify': query({
    roles: 'anyone',
    /** `head`: JSON text of a signed head held outside the data. */
    input: z.object({ head: z.string().optional() }),
    output: verifyReport,
  }),
  'audit.export': query({
    roles: 'anyone',
    input: z.object({}),
    output: z.object({ name: z.string(), content: z.base64() }),
  }),
} as const;
