import type { ErrorCode } from '../errors.ts';

export type Reply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: ReplyError };

export interface ReplyError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details?: unknown;
}

/** The second person's word for one call. The dispatcher checks it and drops the PIN. */
export interface Approval {
  readonly user: string;
  readonly pin: string;
}

/** One session's way into the core; a host only implements this. */
export type Transport = (name: string, input: unknown, approval?: Approval) => Promise<Reply>;
