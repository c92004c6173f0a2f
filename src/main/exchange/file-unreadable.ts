import { AppError } from '../../shared/errors.ts';

/** The whole file cannot be used; `remedy` says what to do next. */
export function fileUnreadable(what: string, remedy: string, options?: ErrorOptions): AppError {
  return new AppError(
    'file_unreadable',
    `${what}。没有开具任何票据，也没有占用号码。${remedy}。`,
    undefined,
    options,
  );
}
