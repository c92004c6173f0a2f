import { z } from 'zod';
import { command } from './procedure.ts';

export const setupCheck = z.object({
  name: z.enum(['reachable', 'transport', 'root', 'service', 'clock', 'protocol']),
  /** `waiting`: could not be tried because an earlier one failed. */
  state: z.enum(['passed', 'failed', 'waiting']),
  /** What was found and, when it failed, who must do what. */
  text: z.string(),
});
export type SetupCheck = z.infer<typeof setupCheck>;

export const setup = {
  /** Looks at a platform before enrolling; nothing is kept. */
  'setup.check': command({
    roles: 'anyone',
    secondPerson: 'never',
    input: z.object({ url: z.string().max(500), trust: z.string().max(10_000) }),
    output: z.array(setupCheck),
  }),
} as const;
