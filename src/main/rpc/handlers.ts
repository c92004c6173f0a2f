import type { OutputOf, ParsedInputOf, ProcedureName } from '../../shared/contract/index.ts';
import type { User } from '../../shared/contract/users.ts';

/** Who is signed in at one window. */
export interface SessionState {
  user: User | undefined;
}

export interface CallContext {
  readonly session: SessionState;
  /** The second person's user id, checked; only where the contract asks for one. */
  readonly approver: string | undefined;
}

export type Handler<N extends ProcedureName> = (
  input: ParsedInputOf<N>,
  context: CallContext,
) => Promise<Immutable<OutputOf<N>>> | Immutable<OutputOf<N>>;

/** An answer is only read, so nobody has to copy a list to give it away. */
type Immutable<T> = T extends readonly (infer U)[]
  ? readonly Immutable<U>[]
  : T extends object
    ? { readonly [K in keyof T]: Immutable<T[K]> }
    : T;

/** A procedure without a handler does not compile. */
export type Handlers = { readonly [N in ProcedureName]: Handler<N> };
