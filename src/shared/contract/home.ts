import { z } from 'zod';
import { everyone, query } from './procedure.ts';

const sum = z.object({ count: z.int(), amountFen: z.int() });

export const home = z.object({
  /** Beijing day. */
  day: z.string(),
  blue: sum,
  red: sum,
  byPayMode: z.array(sum.extend({ payMode: z.string() })),
  /** What somebody should see to, most pressing first; `count` things of a kind. */
  todo: z.array(
    z.object({
      kind: z.enum(['refused', 'objected', 'unknown', 'waiting', 'print', 'lease', 'batch', 'outage']),
      count: z.int(),
    }),
  ),
  health: z.array(z.object({ name: z.string(), state: z.enum(['green', 'amber', 'red']), text: z.string() })),
});
export type Home = z.infer<typeof home>;

export const homeContract = {
  'home.get': query({ roles: everyone, input: z.object({}), output: home }),
} as const;
