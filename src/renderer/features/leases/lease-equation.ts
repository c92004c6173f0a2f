import type { LeaseView } from '../../../shared/contract/leases.ts';

export const leaseTerms = [
  'available',
  'issued',
  'red',
  'voided',
  'returned',
  'lapsed',
  'withheld',
] as const satisfies readonly (keyof LeaseView)[];
export type LeaseTerm = (typeof leaseTerms)[number];

export interface LeaseEquation {
  readonly terms: readonly { readonly name: LeaseTerm; readonly count: number }[];
  readonly sum: number;
  readonly holds: boolean;
}

/** P2: every granted number is exactly one of seven things. Added up here again, so that a lie would show. */
export function leaseEquation(lease: LeaseView): LeaseEquation {
  const terms = leaseTerms.map(name => ({ name, count: lease[name] }));
  const sum = terms.reduce((total, { count }) => total + count, 0);
  return { terms, sum, holds: sum === lease.granted };
}
