import { z } from 'zod';
import { hexDigest, isoTime } from './statement.ts';

/** 账头: the platform has seen this terminal's journal up to here. */
export const head = z.object({
  type: z.literal('head'),
  terminalId: z.uuid(),
  epoch: z.int().positive(),
  seq: z.int().nonnegative(),
  hash: hexDigest,
  time: isoTime,
});
export type Head = z.infer<typeof head>;
