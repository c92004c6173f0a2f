import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCreditCode, suspectInCreditCode } from '../../../src/shared/domain/credit-code.ts';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

describe('checkCreditCode, GB 32100-2015', () => {
  it.each(['91350100M000100Y43', '91110000600037341L', '92371000MA3MXH0E3W'])('accepts %s', code => {
    expect(checkCreditCode(code)).toEqual({ ok: true });
  });

  it('says which check character was expected', () => {
    expect(checkCreditCode('91350100M000100Y44')).toEqual({ ok: false, reason: 'check', expected: '3' });
  });

  it.each([
    '',
    '91350100M000100Y4',
    '91350100M000100Y433',
    '91350100m000100Y43',
    '91350100I000100Y43',
    '91350100O000100Y43',
    '91350100S000100Y43',
    '91350100V000100Y43',
    '91350100Z000100Y43',
    ' 91350100M000100Y43',
  ])('refuses the shape of “%s”', code => {
    expect(checkCreditCode(code)).toEqual({ ok: false, reason: 'shape' });
  });

  it('finds every single wrong character', () => {
    const position = fc.nat({ max: 17 });
    const character = fc.constantFrom(...alphabet);
    fc.assert(
      fc.property(position, character, (at, wrong) => {
        const code = '91350100M000100Y43';
        fc.pre(code.charAt(at) !== wrong);
        expect(checkCreditCode(code.slice(0, at) + wrong + code.slice(at + 1)).ok).toBe(false);
      }),
    );
  });

  it('finds two neighbours that changed places', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...alphabet), { minLength: 17, maxLength: 17 }),
        fc.nat({ max: 15 }),
        (digits, at) => {
          const body = digits.join('');
          const code = completed(body);
          fc.pre(body.charAt(at) !== body.charAt(at + 1));
          const swapped = code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
          expect(checkCreditCode(code)).toEqual({ ok: true });
          expect(checkCreditCode(swapped).ok).toBe(false);
        },
      ),
    );
  });
});

describe('where a wrong code was mistyped', () => {
  it.each([
    ['a letter no code has', '91350100I000100Y43', 8],
    ['what is missing at the end', '91350100M000100Y4', 17],
    ['what is too much', '91350100M000100Y433', 18],
    ['two neighbours that changed places', '91530100M000100Y43', 2],
    ['a look-alike', '91350100N000100Y43', 8],
    ['the check character where nothing else is likely', '91350100M000100Y49', 17],
  ])('points to %s', (_, code, at) => {
    expect(suspectInCreditCode(code)).toBe(at);
  });

  it('does not mind small letters', () => {
    expect(suspectInCreditCode('91350100n000100y43')).toBe(8);
  });
});

function completed(body: string): string {
  const check = checkCreditCode(`${body}0`);
  return body + (check.ok || check.reason === 'shape' ? '0' : check.expected);
}
