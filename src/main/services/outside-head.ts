import { AppError } from '../../shared/errors.ts';
import { MalformedError } from '../../shared/gm/malformed.ts';
import { type StatementBytes, statementBytes } from '../../shared/proof/statement.ts';
import { signedStatement } from '../../shared/protocol/statement.ts';

/** A signed head as a file or the platform gives it. Throws `file_unreadable` where it is none. */
export function readOutsideHead(text: string | undefined): StatementBytes | undefined {
  if (text === undefined) return undefined;
  try {
    const parsed = signedStatement.safeParse(JSON.parse(text));
    if (parsed.success) return statementBytes(parsed.data);
    throw unreadable(parsed.error);
  } catch (cause) {
    if (cause instanceof SyntaxError || cause instanceof MalformedError) throw unreadable(cause);
    throw cause;
  }
}

function unreadable(cause: unknown): AppError {
  return new AppError(
    'file_unreadable',
    '给出的账头读不出：应是 {payload, signature, certificate} 形式的 JSON。没有核验；换一份再试。',
    undefined,
    { cause },
  );
}
