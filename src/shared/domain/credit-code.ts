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

/** Characters that are taken for each other when a code is copied by eye. */
const lookAlikes = ['0DQ', '17L', '2Z7', '38B', '5S6', '6GC', '4A', 'UWY', 'MN', 'PR', 'EF', 'XK'];

/**
 * Where a wrong code was probably mistyped, as an index: the first character that no code has or that is missing; else
 * one that a look-alike or the neighbour it was swapped with would make right; else the check character.
 */
export function suspectInCreditCode(code: string): number {
  const strange = [...code].findIndex(character => !alphabet.includes(character.toUpperCase()));
  if (strange >= 0) return strange;
  if (code.length !== weights.length + 1) return Math.min(code.length, weights.length + 1);
  const upper = code.toUpperCase();
  const right = (at: number, characters: string) =>
    checkCreditCode(upper.slice(0, at) + characters + upper.slice(at + characters.length)).ok;
  const swapped = [...upper].findIndex((character, at) => right(at, upper.charAt(at + 1) + character));
  if (swapped >= 0) return swapped;
  const taken = [...upper].findIndex((character, at) =>
    lookAlikes.some(group => group.includes(character) && [...group].some(other => right(at, other))),
  );
  return taken >= 0 ? taken : weights.length;
}
