import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capitals } from '../../../src/shared/domain/capitals.ts';
import { maxFen } from '../../../src/shared/domain/money.ts';

describe('capitals, 会计基础工作规范 article 52', () => {
  it.each([
    [0, '零圆整'],
    [1, '壹分'],
    [5, '伍分'],
    [10, '壹角整'],
    [99, '玖角玖分'],
    [100, '壹圆整'],
    [101, '壹圆零壹分'],
    [110, '壹圆壹角整'],
    [1_000, '壹拾圆整'],
    [1_050, '壹拾圆伍角整'],
    [1_005, '壹拾圆零伍分'],
    [2_200, '贰拾贰圆整'],
    [22_400, '贰佰贰拾肆圆整'],
    [10_100, '壹佰零壹圆整'],
    [101_000, '壹仟零壹拾圆整'],
    [100_100, '壹仟零壹圆整'],
    [1_000_000, '壹万圆整'],
    [1_000_050, '壹万圆伍角整'],
    [1_000_100, '壹万零壹圆整'],
    [1_001_000, '壹万零壹拾圆整'],
    [1_010_000, '壹万零壹佰圆整'],
    [1_100_000, '壹万壹仟圆整'],
    [10_000_000, '壹拾万圆整'],
    [99_999_999, '玖拾玖万玖仟玖佰玖拾玖圆玖角玖分'],
    [1_001_000_101, '壹仟零壹万零壹圆零壹分'],
    [10_000_000_000, '壹亿圆整'],
    [10_000_100_000, '壹亿零壹仟圆整'],
    [10_000_000_001, '壹亿圆零壹分'],
    [10_000_000_100, '壹亿零壹圆整'],
    [10_001_000_000, '壹亿零壹万圆整'],
    [10_010_000_000, '壹亿零壹拾万圆整'],
    [100_000_100_000, '壹拾亿零壹仟圆整'],
    [100_010_001_005, '壹拾亿零壹拾万零壹拾圆零伍分'],
    [999_999_999_999, '玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖圆玖角玖分'],
    [maxFen, '玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖圆玖角玖分'],
    [-5, '负伍分'],
    [-1_050, '负壹拾圆伍角整'],
    [-1_000_000, '负壹万圆整'],
  ])('writes %i fen as %s', (fen, text) => {
    expect(capitals(fen)).toBe(text);
  });

  it.each([
    [140_950, '壹仟肆佰零玖圆伍角整'],
    [600_714, '陆仟零柒圆壹角肆分'],
    [32_504, '叁佰贰拾伍圆零肆分'],
    [168_032, '壹仟陆佰捌拾圆叁角贰分'],
    [10_700_053, '壹拾万零柒仟圆伍角叁分'],
    [1_640_902, '壹万陆仟肆佰零玖圆零贰分'],
  ])('writes the examples of 支付结算办法, annex 1, as it allows: %i fen as %s', (fen, text) => {
    expect(capitals(fen)).toBe(text);
  });

  it('can be read back to the same amount', () => {
    const mixed = fc.oneof(
      fc.integer({ min: -maxFen, max: maxFen }),
      fc
        .array(fc.constantFrom('0', '0', '0', '1', '7'), { minLength: 1, maxLength: 13 })
        .map(digits => Number(digits.join(''))),
    );
    fc.assert(
      fc.property(mixed, fen => {
        expect(readCapitals(capitals(fen))).toBe(fen);
      }),
      { numRuns: 2000 },
    );
  });

  it('never has two 零 together, nor one before a unit or at the end of the yuan', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: maxFen }), fen => {
        expect(capitals(fen)).not.toMatch(/零零|零[仟佰拾万亿圆角分整]|^零/);
      }),
    );
  });
});

/** An independent reader: place values of what stands before each unit. */
function readCapitals(text: string): number {
  const magnitude = text.replace(/^负|整$/g, '').replace(/整$/, '');
  const [, yuan = '', rest = ''] = /^(?:(.*)圆)?(.*)$/.exec(magnitude) ?? [];
  const fen = integerOf(yuan) * 100 + partOf(rest, '角') * 10 + partOf(rest, '分');
  return text.startsWith('负') ? -fen : fen;
}

function integerOf(text: string): number {
  for (const [unit, value] of [
    ['亿', 1e8],
    ['万', 1e4],
  ] as const) {
    const at = text.indexOf(unit);
    if (at >= 0) return integerOf(text.slice(0, at)) * value + integerOf(text.slice(at + 1));
  }
  return ['仟', '佰', '拾', ''].reduce((sum, unit, index) => {
    const match = unit === '' ? /([壹贰叁肆伍陆柒捌玖])$/.exec(text) : new RegExp(`(.)${unit}`).exec(text);
    return sum + digitOf(match?.[1]) * 10 ** (3 - index);
  }, 0);
}

function partOf(text: string, unit: string): number {
  return digitOf(new RegExp(`(.)${unit}`).exec(text)?.[1]);
}

function digitOf(character: string | undefined): number {
  return Math.max(0, '零壹贰叁肆伍陆柒捌玖'.indexOf(character ?? '零'));
}
