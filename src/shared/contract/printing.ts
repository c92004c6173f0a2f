import { z } from 'zod';
import { command, everyone, issuers, query } from './procedure.ts';

const numbered = z.object({ code: z.string().regex(/^\d{8}$/), number: z.string().regex(/^\d{10}$/) });

export const printJob = z.object({
  id: z.uuid(),
  code: z.string(),
  number: z.string(),
  /** 0 the first time, then 补打第 n 次. */
  reprint: z.int().nonnegative(),
  requestedAt: z.string(),
  state: z.enum(['requested', 'spooled', 'confirmed', 'failed']),
});
export type PrintJob = z.infer<typeof printJob>;

/** Printing never decides whether an invoice exists: intent, spooled, confirmed are entries of the journal. */
export const printing = {
  /** Prints where the host has a printer; otherwise the PDF comes back to be opened and the job waits for an answer. */
  'printing.print': command({
    roles: issuers,
    secondPerson: 'never',
    input: numbered,
    output: z.object({ job: printJob, file: z.object({ name: z.string(), content: z.base64() }).nullable() }),
  }),
  'printing.unresolved': query({ roles: everyone, input: z.object({}), output: z.array(printJob) }),
  'printing.resolve': command({
    roles: issuers,
    secondPerson: 'never',
    input: z.object({ id: z.uuid(), printed: z.boolean() }),
    output: printJob,
  }),
} as const;
