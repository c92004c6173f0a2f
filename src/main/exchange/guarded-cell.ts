/** What a spreadsheet takes for a formula (OWASP, CSV injection), and an apostrophe that is text itself. */
const dangerous = /^[=+\-@\t\r\n＝＋－＠']/;
/** What it would rewrite on opening: 0101, 320106199001011234, 2026-11-24, 1E5. */
const digitsFirst = /^\d/;
const guarded = /^'(?=[=+\-@\t\r\n＝＋－＠'\d])/;

/**
 * A cell that a spreadsheet opens as the text it is: an apostrophe before it, as one types it there. `isNumber` leaves
 * digits alone, so that a column of amounts still adds up.
 */
export function guardedCell(text: string, { isNumber }: { readonly isNumber: boolean }): string {
  return dangerous.test(text) || (!isNumber && digitsFirst.test(text)) ? `'${text}` : text;
}

/** Takes off what `guardedCell` put on; also where people typed it themselves and a business system exported it. */
export function unguarded(text: string): string {
  return text.replace(guarded, '');
}
