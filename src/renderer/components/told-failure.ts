import { AppError, isErrorCode } from '../../shared/errors.ts';

/** A failure that the core has kept and tells of later, as if it had just been thrown. */
export function toldFailure({ code, text }: { readonly code: string; readonly text: string }): AppError {
  return new AppError(isErrorCode(code) ? code : 'platform_refused', text);
}
