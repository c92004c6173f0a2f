import type { Home } from '../../../shared/contract/home.ts';

type PayMode = Home['byPayMode'][number];

/** Each way of paying with its share of the amount in whole percent; the shares add up to 100. */
export function shares(modes: readonly PayMode[]): readonly (PayMode & { readonly percent: string })[] {
  const total = modes.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const exact = modes.map(({ amountFen }) => (total === 0 ? 0 : (amountFen * 100) / total));
  const floors = exact.map(Math.floor);
  const missing = total === 0 ? 0 : 100 - floors.reduce((sum, floor) => sum + floor, 0);
  // The largest remainders get what rounding down has lost.
  const order = exact
    .map((share, index) => ({ index, rest: share - Math.floor(share) }))
    .toSorted((a, b) => b.rest - a.rest || a.index - b.index);
  const raised = new Set(order.slice(0, missing).map(({ index }) => index));
  return modes.map((mode, index) => ({
    ...mode,
    percent: `${(floors[index] ?? 0) + (raised.has(index) ? 1 : 0)}%`,
  }));
}
