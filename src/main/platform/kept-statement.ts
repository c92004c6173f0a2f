import { type EpochMs, parseBeijingIso } from '../../shared/domain/beijing-time.ts';
import { AppError, type ErrorCode } from '../../shared/errors.ts';
import type { Gm } from '../../shared/gm/load-gm.ts';
import { MalformedError } from '../../shared/gm/malformed.ts';
import {
  type StatementBytes,
  type StatementText,
  statementBytes,
  statementProblem,
} from '../../shared/proof/statement.ts';
import type { TrustJudge } from '../../shared/proof/trust.ts';

export interface KeptStatement<T> {
  readonly value: T;
  readonly bytes: StatementBytes;
}

export interface StatementReading<T> {
  readonly schema: {
    safeParse(json: unknown): { readonly success: true; readonly data: T } | { readonly success: false };
  };
  /** When it was signed, by its own words or, where it says nothing, by the answer that carried it. */
  readonly signedAt: (value: T) => EpochMs | undefined;
  /** The code that its refusal carries. */
  readonly code: ErrorCode;
  /** What it is, for the message: 号段, 账头, 基础数据. */
  readonly noun: string;
}

/**
 * Verifies a signed statement before anything of it is used: form, platform signature, chain at signing time.
 * Throws with the given code; nothing of a bad statement is kept.
 */
export function openStatement<T>(
  { gm, judge }: { readonly gm: Gm; readonly judge: TrustJudge },
  statement: StatementText,
  reading: StatementReading<T>,
): KeptStatement<T> {
  const bytes = read(() => statementBytes(statement));
  const json = bytes && read(() => JSON.parse(Buffer.from(bytes.payload).toString('utf8')) as unknown);
  const parsed = reading.schema.safeParse(json);
  const at = parsed.success ? reading.signedAt(parsed.data) : undefined;
  const problem =
    bytes === undefined || at === undefined ? 'malformed' : statementProblem(gm, judge, { ...bytes, at });
  if (problem !== undefined || bytes === undefined || !parsed.success)
    throw new AppError(
      reading.code,
      `平台发来的${reading.noun}验不过（${problem ?? 'malformed'}）。已丢弃，本机数据没有改动；请系统管理员核对平台证书。`,
      { problem },
    );
  return { value: parsed.data, bytes };
}

function read<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (cause) {
    if (cause instanceof MalformedError || cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}

export function signedTime(value: { readonly time: string }): EpochMs | undefined {
  return parseBeijingIso(value.time);
}
