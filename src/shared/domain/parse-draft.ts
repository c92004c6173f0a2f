import { type Decimal, parseDecimal } from './decimal.ts';
import type { Draft, DraftText, Item, ItemText, PayerType } from './draft.ts';
import { type BusinessNumber, isKindCode } from './ids.ts';
import { maxFen, parseYuan } from './money.ts';
import { type Problem, problem } from './problem.ts';

export type ParsedDraft =
  | { readonly ok: true; readonly draft: Draft }
  /** `readable`: the rest of it, with nothing where a field could not be read; for saying what else is wrong. */
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly readable: Draft | undefined };

const payerTypes: ReadonlyMap<string, PayerType> = new Map([
  ['1', '1'],
  ['个人', '1'],
  ['2', '2'],
  ['单位', '2'],
]);

/**
 * Turns text into a draft: NFC, trimmed, money in fen, decimals plain. Reports everything that cannot be read,
 * all at once; what can be read but not issued is left to `issuingProblems`.
 */
export function parseDraft(text: DraftText): ParsedDraft {
  const problems: Problem[] = [];
  const businessNumber = clean(text.businessNumber);
  if (businessNumber === '' || [...businessNumber].length > 50)
    problems.push(problem('businessNumber', 'business_number_invalid', '业务流水号应为 1 至 50 个字符'));
  const kind = clean(text.kind);
  if (!isKindCode(kind))
    problems.push(problem('kind', 'kind_unknown', `票据种类应为 4 位数字，现为“${kind}”`));
  const payerType = payerTypes.get(clean(text.payer.type));
  if (payerType === undefined)
    problems.push(problem('payer.type', 'payer_type_invalid', '交款人类型应为 个人(1) 或 单位(2)'));
  const items = text.items.map((item, index) => parseItem(item, `items[${index}]`, problems));
  const totalFen = items.reduce((sum, item) => sum + item.amountFen, 0);
  if (Math.abs(totalFen) > maxFen)
    problems.push(problem('items', 'amount_invalid', '合计金额超出一张票据能写的位数'));
  if (payerType === undefined || !isKindCode(kind)) return { ok: false, problems, readable: undefined };
  const draft: Draft = {
    businessNumber: businessNumber as BusinessNumber,
    kind,
    payer: { type: payerType, name: clean(text.payer.name), code: optional(text.payer.code) },
    items,
    totalFen,
    remark: optional(text.remark),
    payMode: optional(text.payMode),
    handler: optional(text.handler),
    checker: optional(text.checker),
    ext: parseExt(text.ext ?? {}),
  };
  return problems.length > 0 ? { ok: false, problems, readable: draft } : { ok: true, draft };
}

function parseItem(text: ItemText, path: string, problems: Problem[]): Item {
  const amountFen = parseYuan(text.amount);
  if (amountFen === undefined)
    problems.push(
      problem(
        `${path}.amount`,
        'amount_invalid',
        clean(text.amount) === ''
          ? '金额不能为空'
          : `金额“${clean(text.amount)}”不是元、角、分写法，最多两位小数`,
      ),
    );
  return {
    itemCode: clean(text.itemCode),
    quantity: parseNumber(text.quantity, { field: `${path}.quantity`, label: '数量' }, problems),
    unit: optional(text.unit),
    price: parseNumber(text.price, { field: `${path}.price`, label: '标准' }, problems),
    amountFen: amountFen ?? 0,
    itemRemark: optional(text.itemRemark),
  };
}

interface NumberField {
  readonly field: string;
  readonly label: string;
}

function parseNumber(
  text: string | undefined,
  { field, label }: NumberField,
  problems: Problem[],
): Decimal | undefined {
  const plain = optional(text);
  if (plain === undefined) return undefined;
  const value = parseDecimal(plain);
  if (value === undefined) problems.push(problem(field, 'number_invalid', `${label}“${plain}”不是数字`));
  return value;
}

function parseExt(ext: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const entries = Object.entries(ext).map(([name, value]) => [name, clean(value)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}

function clean(text: string): string {
  return text.normalize('NFC').trim();
}

function optional(text: string | undefined): string | undefined {
  const plain = clean(text ?? '');
  return plain === '' ? undefined : plain;
}
