import type { Catalogue, FeeItem, Kind } from './catalogue.ts';
import { checkCreditCode } from './credit-code.ts';
import { isNegative, multiplyToFen } from './decimal.ts';
import type { Draft, Item, Payer } from './draft.ts';
import { amountExtFields, draftExtFields } from './extension-fields.ts';
import { displayYuan, parseYuan } from './money.ts';
import { type Problem, problem } from './problem.ts';

/** What the rules need besides the draft. */
export interface IssuingRules {
  readonly catalogue: Catalogue;
  /** The first character of a text that no available font can draw, if any. */
  readonly missingGlyph: (text: string) => string | undefined;
}

/**
 * Everything that keeps a draft from being issued, at once and in words; empty when it may be issued.
 * Pure: the form shows this list before the button is pressed, the service throws it afterwards.
 */
export function issuingProblems(draft: Draft, { catalogue, missingGlyph }: IssuingRules): readonly Problem[] {
  const kind = catalogue.kinds.find(candidate => candidate.kind === draft.kind);
  if (kind === undefined)
    return [
      problem('kind', 'kind_unknown', `基础数据里没有票据种类 ${draft.kind}；请票据管理员更新基础数据`),
    ];
  const items = new Map(catalogue.items.map(item => [item.code, item]));
  return [
    ...textProblems(draft, missingGlyph),
    ...payerProblems(draft.payer, kind),
    ...(draft.items.length === 0 ? [problem('items', 'items_missing', '至少要有一个收费项目')] : []),
    ...draft.items.flatMap((item, index) =>
      itemProblems(item, { path: `items[${index}]`, kind, feeItem: items.get(item.itemCode), missingGlyph }),
    ),
    ...totalProblems(draft, kind),
    ...extProblems(draft),
  ];
}

function payerProblems(payer: Payer, kind: Kind): readonly Problem[] {
  const problems: Problem[] = [];
  if (payer.name === '') problems.push(problem('payer.name', 'payer_name_missing', '交款人不能为空'));
  if (payer.type === '1') return problems;
  if (payer.code === undefined) {
    if (kind.organizationCode === 'required')
      problems.push(problem('payer.code', 'credit_code_missing', '单位交款人缺统一社会信用代码'));
    return problems;
  }
  const check = checkCreditCode(payer.code);
  if (check.ok) return problems;
  const message =
    check.reason === 'shape'
      ? '统一社会信用代码应为 18 位数字和大写字母（不含 I、O、S、V、Z）'
      : `信用代码校验位不符：第 18 位应为 ${check.expected}，现为 ${payer.code.slice(-1)}`;
  return [...problems, problem('payer.code', 'credit_code_invalid', message)];
}

interface ItemContext {
  readonly path: string;
  readonly kind: Kind;
  readonly feeItem: FeeItem | undefined;
  readonly missingGlyph: IssuingRules['missingGlyph'];
}

function itemProblems(item: Item, { path, kind, feeItem, missingGlyph }: ItemContext): readonly Problem[] {
  const problems: Problem[] = [];
  if (feeItem === undefined)
    problems.push(problem(`${path}.itemCode`, 'item_unknown', `基础数据里没有项目编码 ${item.itemCode}`));
  else if (!feeItem.kinds.includes(kind.kind))
    problems.push(
      problem(
        `${path}.itemCode`,
        'item_not_for_kind',
        `项目“${feeItem.name}”不能开在票据种类 ${kind.kind} 上`,
      ),
    );
  const glyph = missingGlyph(feeItem?.name ?? '');
  if (glyph !== undefined) problems.push(glyphMissing(`${path}.itemCode`, glyph));
  if (item.amountFen === 0 && kind.zeroItems === 'refused')
    problems.push(problem(`${path}.amount`, 'amount_zero', '金额为 0 的项目不能开在这个票据种类上'));
  if (item.amountFen < 0) problems.push(problem(`${path}.amount`, 'amount_invalid', '项目金额不能为负'));
  if (item.quantity !== undefined && isNegative(item.quantity))
    problems.push(problem(`${path}.quantity`, 'number_invalid', '数量不能为负'));
  if (item.price !== undefined && isNegative(item.price))
    problems.push(problem(`${path}.price`, 'number_invalid', '标准不能为负'));
  if (item.price !== undefined && item.quantity !== undefined) {
    const expected = multiplyToFen(item.quantity, item.price);
    if (Math.abs(expected - item.amountFen) > kind.toleranceFen)
      problems.push(
        problem(
          `${path}.amount`,
          'amount_mismatch',
          `数量 ${item.quantity} × 标准 ${item.price} = ${displayYuan(expected)}，金额写的是 ${displayYuan(item.amountFen)}`,
        ),
      );
  }
  return problems;
}

function totalProblems(draft: Draft, kind: Kind): readonly Problem[] {
  if (draft.totalFen > 0 || draft.items.length === 0 || kind.zeroItems === 'allowed') return [];
  return [problem('items', 'amount_zero', '合计金额要大于 0')];
}

function extProblems(draft: Draft): readonly Problem[] {
  return Object.entries(draft.ext).flatMap(([name, value]) => {
    const field = draftExtFields.find(candidate => candidate === name);
    if (field === undefined) return [problem(`ext.${name}`, 'ext_unknown', `没有名为 ${name} 的其他信息栏`)];
    if (amountExtFields.includes(field) && parseYuan(value) === undefined)
      return [problem(`ext.${name}`, 'amount_invalid', `${name}“${value}”不是金额`)];
    return [];
  });
}

const lengthLimits = {
  name: 100,
  code: 50,
  remark: 200,
  itemRemark: 100,
  unit: 20,
  person: 50,
  ext: 100,
} as const;

function textProblems(draft: Draft, missingGlyph: IssuingRules['missingGlyph']): readonly Problem[] {
  const fields: readonly (readonly [string, string | undefined, number])[] = [
    ['businessNumber', draft.businessNumber, lengthLimits.code],
    ['payer.name', draft.payer.name, lengthLimits.name],
    ['payer.code', draft.payer.code, lengthLimits.code],
    ['remark', draft.remark, lengthLimits.remark],
    ['payMode', draft.payMode, lengthLimits.unit],
    ['handler', draft.handler, lengthLimits.person],
    ['checker', draft.checker, lengthLimits.person],
    ...draft.items.flatMap((item, index): (readonly [string, string | undefined, number])[] => [
      [`items[${index}].unit`, item.unit, lengthLimits.unit],
      [`items[${index}].itemRemark`, item.itemRemark, lengthLimits.itemRemark],
    ]),
    ...Object.entries(draft.ext).map(([name, value]) => [`ext.${name}`, value, lengthLimits.ext] as const),
  ];
  return fields.flatMap(([field, text, limit]) =>
    text === undefined ? [] : oneTextProblems(field, { text, limit, missingGlyph }),
  );
}

interface TextContext {
  readonly text: string;
  readonly limit: number;
  readonly missingGlyph: IssuingRules['missingGlyph'];
}

function oneTextProblems(field: string, { text, limit, missingGlyph }: TextContext): readonly Problem[] {
  const problems: Problem[] = [];
  const length = [...text].length;
  if (length > limit) problems.push(problem(field, 'text_too_long', `最多 ${limit} 个字，现有 ${length} 个`));
  const control = /[\p{Cc}\p{Cs}\u2028\u2029\uFEFF\uFFFD]/u.exec(text);
  if (control !== null)
    return [...problems, problem(field, 'control_character', '有不可见的控制字符或损坏的字符，请删去后重输')];
  const glyph = missingGlyph(text);
  if (glyph !== undefined) problems.push(glyphMissing(field, glyph));
  return problems;
}

function glyphMissing(field: string, glyph: string): Problem {
  return problem(field, 'glyph_missing', `“${glyph}”现有字库印不出；装上扩展字库后再开`);
}
