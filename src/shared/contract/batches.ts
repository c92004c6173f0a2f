import { z } from 'zod';

import { command, everyone, issuers, query } from './procedure.ts';

const count = z.int().nonnegative();

export const rowStatuses = ['ready', 'issued', 'same', 'conflict', 'invalid', 'stopped'] as const;

export const batchView = z.object({
  id: z.uuid(),
  /** Of the file it came from. */
  name: z.string(),
  createdAt: z.string(),
  user: z.string(),
  /** `checked`: looked through, no number taken. `paused`: goes on where it stopped, also after a kill. */
  state: z.enum(['checked', 'running', 'paused', 'finished']),
  total: count,
  /** May be issued and are not yet. */
  ready: count,
  issued: count,
  same: count,
  /** Invalid, in conflict or stopped. */
  failed: count,
  /** Of the rows that can be read. */
  totalFen: z.int(),
  /** Numbers that the ready rows need, beside what there is. */
  needs: z.array(z.object({ kind: z.string(), kindName: z.string(), needed: count, blue: count })),
  /** Why it stopped by itself. */
  stopped: z.object({ code: z.string(), text: z.string() }).nullable(),
});
export type BatchView = z.infer<typeof batchView>;

export const batchRow = z.object({
  position: count,
  lines: z.array(z.int()),
  businessNumber: z.string(),
  payerName: z.string(),
  totalFen: z.int().nullable(),
  status: z.enum(rowStatuses),
  code: z.string().nullable(),
  number: z.string().nullable(),
  problems: z.array(z.object({ field: z.string(), code: z.string(), message: z.string() })),
});
export type BatchRow = z.infer<typeof batchRow>;

const one = z.object({ id: z.uuid() });
const file = z.object({ name: z.string().max(200), content: z.base64() });

/** 批量开票: looked through first, then issued in the core; a result for every row, resumable by business number. */
export const batches = {
  'batches.list': query({ roles: everyone, input: z.object({}), output: z.array(batchView) }),
  'batches.get': query({ roles: everyone, input: one, output: batchView }),
  'batches.rows': query({
    roles: everyone,
    input: one.extend({
      filter: z.enum(['all', 'failed', 'ready', 'issued']),
      after: z.int().nonnegative().optional(),
      limit: z.int().positive().max(200),
    }),
    output: z.object({ rows: z.array(batchRow), next: z.int().nullable() }),
  }),
  /** 预检: reads the file and says everything that is wrong; takes no number. */
  'batches.check': command({ roles: issuers, secondPerson: 'never', input: file, output: batchView }),
  /** 续传: the corrected rows of a file take the place of the failed ones with the same business number. */
  'batches.merge': command({
    roles: issuers,
    secondPerson: 'never',
    input: one.extend(file.shape),
    output: batchView,
  }),
  'batches.start': command({ roles: issuers, secondPerson: 'never', input: one, output: batchView }),
  'batches.pause': command({ roles: issuers, secondPerson: 'never', input: one, output: batchView }),
  /** Exactly the failed rows, as a CSV that can be corrected and merged, with a column of reasons. */
  'batches.failedFile': query({
    roles: everyone,
    input: one,
    output: z.object({ name: z.string(), content: z.base64() }),
  }),
} as const;
