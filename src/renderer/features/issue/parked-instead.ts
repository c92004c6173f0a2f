import { AppError } from '../../../shared/errors.ts';
import { failureParts } from '../../components/failure-parts.ts';
import { issueTexts } from '../../texts/issue.ts';

/** The same failure, saying that the draft waits among the parked ones. */
export function parkedInstead(error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  const { what, next } = failureParts(error);
  return new AppError(error.code, `${what}。${issueTexts.parkedSafe}；${next}。`, error.details, {
    cause: error,
  });
}
