import { z } from 'zod';
import type { DraftText } from '../domain/draft.ts';

const text = z.string().max(1000);

/** Strict: a misspelt member must not pass for one that was left out. */
export const orderDraft = z.strictObject({
  businessNumber: text,
  kind: text,
  payer: z.strictObject({ type: text, name: text, code: text.optional() }),
  items: z
    .array(
      z.strictObject({
        itemCode: text,
        quantity: text.optional(),
        unit: text.optional(),
        price: text.optional(),
        amount: text,
        itemRemark: text.optional(),
      }),
    )
    .max(500),
  remark: text.optional(),
  payMode: text.optional(),
  handler: text.optional(),
  checker: text.optional(),
  ext: z.record(z.string(), text).optional(),
}) satisfies z.ZodType<DraftText>;

export const maxReferences = 20;

/** HTTP 200: the one order. Amounts are yuan strings. */
export const orderFound = z.object({ draft: orderDraft });
/** HTTP 300: the beginning of several orders; their full numbers, at most `maxReferences`. */
export const ordersFound = z.object({
  several: z.array(z.string().min(1).max(50)).min(2).max(maxReferences),
});
/** HTTP 404. Without this body, the address itself is wrong. */
export const orderNotFound = z.object({
  error: z.object({ code: z.literal('not_found'), message: z.string() }),
});
