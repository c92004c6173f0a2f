import type { z } from 'zod';
import type { Role } from '../domain/role.ts';

/** `anyone`: no session is needed. */
export type Audience = readonly Role[] | 'anyone';

export interface Procedure<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly effect: 'query' | 'command';
  readonly roles: Audience;
  /** `required`: another person's PIN comes with the call, never the caller's own. */
  readonly secondPerson: 'never' | 'required';
  readonly input: I;
  readonly output: O;
}

type Options<I extends z.ZodType, O extends z.ZodType> = Pick<Procedure<I, O>, 'roles' | 'input' | 'output'>;

/** Reads, changes nothing. */
export function query<I extends z.ZodType, O extends z.ZodType>(options: Options<I, O>): Procedure<I, O> {
  return { effect: 'query', secondPerson: 'never', ...options };
}

/** Changes something, so it says whether a second person must agree. */
export function command<I extends z.ZodType, O extends z.ZodType>(
  options: Options<I, O> & Pick<Procedure, 'secondPerson'>,
): Procedure<I, O> {
  return { effect: 'command', ...options };
}

export const everyone: readonly Role[] = ['administrator', 'manager', 'cashier', 'auditor'];
export const issuers: readonly Role[] = ['cashier', 'manager'];
