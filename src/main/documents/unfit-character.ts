/** The first character a signed text must not hold: control characters, lone surrogates, invisible separators. */
export function unfitCharacter(text: string): string | undefined {
  return /[\p{Cc}\p{Cs}\u2028\u2029\uFEFF\uFFFD-\uFFFF]/u.exec(text)?.[0];
}
