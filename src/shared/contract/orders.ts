import { z } from 'zod';
import { draftText } from './invoices.ts';
import { issuers, query } from './procedure.ts';

/** 取单: what a business system says of one of its orders. */
export const orders = {
  'orders.get': query({
    roles: issuers,
    input: z.object({ reference: z.string().min(1).max(50) }),
    output: z.discriminatedUnion('state', [
      z.object({ state: z.literal('found'), draft: draftText }),
      z.object({ state: z.literal('none') }),
      z.object({ state: z.literal('several'), references: z.array(z.string()) }),
    ]),
  }),
} as const;
