/**
 * Bytes or text that do not follow their format. Everything in this folder that reads foreign bytes throws this and
 * nothing else, so that a caller can tell a bad input from a bug.
 */
export class MalformedError extends Error {
  override readonly name = 'MalformedError';
}
