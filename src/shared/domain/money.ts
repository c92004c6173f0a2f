/** Money as whole fen (1/100 yuan). Always a safe integer. */
export type Fen = number;

/** The largest amount one invoice can carry: ¥99,999,999,999.99. */
export const maxFen: Fen = 9_999_999_999_999;

/**
 * Reads an amount in yuan as a person types it: `224`, `224.5`, `-0.05`, `1,234.00`, full-width digits and `。`.
 * Returns `undefined` for anything else, for more than two decimals and beyond ±`maxFen`.
 */
export function parseYuan(text: string): Fen | undefined {
  const plain = text.normalize('NFKC').replaceAll('。', '.').replaceAll('−', '-').trim();
  const match = /^(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(plain);
  if (match === null) return undefined;
  const [, sign, whole = '', cents = ''] = match;
  const fen = Number(whole.replaceAll(',', '')) * 100 + Number(cents.padEnd(2, '0'));
  if (!Number.isSafeInteger(fen) || fen > maxFen) return undefined;
  return sign === '-' && fen !== 0 ? -fen : fen;
}

/** Writes fen as yuan with two decimals and an ASCII minus: `-1234.05`, as the e-invoice carries amounts. */
export function formatYuan(fen: Fen): string {
  const digits = Math.abs(fen).toString().padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Writes fen for people: thousands separators and U+2212 as minus, no currency sign. */
export function displayYuan(fen: Fen): string {
  const [whole = '', cents = ''] = formatYuan(Math.abs(fen)).split('.');
  return `${fen < 0 ? '−' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}
