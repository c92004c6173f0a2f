const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

export type CreditCodeCheck =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'shape' }
  | { readonly ok: false; readonly reason: 'check'; readonly expected: string };

/** 统一社会信用代码: 18 characters, the last one a check character. Source: GB 32100-2015, clause 5 and annex B. */
export function checkCreditCode(code: string): CreditCodeCheck {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code)) return { ok: false, reason: 'shape' };
  const sum = weights.reduce((total, weight, i) => total + weight * alphabet.indexOf(code.charAt(i)), 0);
  const expected = alphabet.charAt((31 - (sum % 31)) % 31);
  return code.endsWith(expected) ? { ok: true } : { ok: false, reason: 'check', expected };
}
