import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { DraftText } from '../../shared/domain/draft.ts';
import { maxReferences, orderDraft } from '../../shared/protocol/orders.ts';

/** Stands in for a unit's business system: hospital, ship lock, university, traffic police. */
export interface BusinessOrders {
  /** By the whole number, or else by a beginning that only one order has. Letters in either case. */
  find(reference: string): OrderSearch;
}

export type OrderSearch =
  | { readonly state: 'found'; readonly draft: DraftText }
  | { readonly state: 'several'; readonly references: readonly string[] }
  | { readonly state: 'none' };

/** Reads the sample orders of the shipped assets; throws where they are damaged. */
export function createBusinessOrders(assets: string): BusinessOrders {
  const file = readFileSync(join(assets, 'practice/orders.json'), 'utf8');
  const orders = new Map(
    z
      .array(orderDraft)
      .parse(JSON.parse(file))
      .map(draft => [draft.businessNumber, draft]),
  );
  return {
    find(reference) {
      const wanted = reference.normalize('NFKC').trim().toUpperCase();
      const exact = orders.get(wanted);
      if (exact !== undefined) return { state: 'found', draft: exact };
      const matches = [...orders.values()].filter(
        ({ businessNumber }) => wanted !== '' && businessNumber.startsWith(wanted),
      );
      const [only] = matches;
      if (only === undefined) return { state: 'none' };
      if (matches.length === 1) return { state: 'found', draft: only };
      const references = matches.map(({ businessNumber }) => businessNumber);
      return { state: 'several', references: references.slice(0, maxReferences) };
    },
  };
}
