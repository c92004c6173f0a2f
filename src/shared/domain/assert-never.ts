/** Makes an exhaustive `switch` fail to compile when a case is missing, and fail loudly if one slips through. */
export function assertNever(value: never): never {
  throw new TypeError(`unexpected value: ${JSON.stringify(value)}`);
}
