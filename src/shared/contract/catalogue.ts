import { z } from 'zod';
import { command, everyone, query } from './procedure.ts';

export const catalogueView = z.object({
  version: z.int(),
  area: z.string(),
  unit: z.object({ code: z.string(), name: z.string() }),
  kinds: z.array(
    z.object({
      kind: z.string(),
      name: z.string(),
      organizationCode: z.enum(['required', 'optional']),
      zeroItems: z.enum(['refused', 'allowed']),
    }),
  ),
  items: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      kinds: z.array(z.string()),
      unit: z.string().optional(),
      price: z.string().optional(),
      mnemonic: z.string().optional(),
    }),
  ),
});
export type CatalogueView = z.infer<typeof catalogueView>;

export const catalogueContract = {
  'catalogue.get': query({ roles: everyone, input: z.object({}), output: catalogueView }),
  /** How often this terminal used each item in the last 30 days, and the highest amount. */
  'catalogue.usage': query({
    roles: everyone,
    input: z.object({}),
    output: z.array(z.object({ itemCode: z.string(), uses: z.int(), highestFen: z.int() })),
  }),
  'catalogue.update': command({
    roles: 'anyone',
    secondPerson: 'never',
    input: z.object({}),
    output: z.object({ version: z.int(), changed: z.boolean() }),
  }),
} as const;
