import type { DraftText, ItemText } from '../../shared/domain/draft.ts';
import { amountExtFields } from '../../shared/domain/extension-fields.ts';
import { type Problem, type ProblemCode, problem } from '../../shared/domain/problem.ts';
import { type DraftRow, damageOf, filled, toRow } from './draft-row.ts';
import { fileUnreadable } from './file-unreadable.ts';
import { isScientific } from './truncated-number.ts';

/** An array of `{businessNumber, kind, payer: {type, name, code}, items: […], remark, ext: {…}}`, amounts as yuan strings. */
export function readDraftJson(text: string): readonly DraftRow[] {
  const entries = parseJson(text);
  if (!Array.isArray(entries))
    throw fileUnreadable('JSON 文件的最外层不是数组', '每张票据应是数组 […] 里的一个对象，请改正后再导入');
  return entries.map((entry: unknown, index) => readEntry(entry, index + 1));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw fileUnreadable('文件不是完整的 JSON', '请从业务系统重新导出后再导入', { cause });
  }
}

const draftMembers = [
  'businessNumber',
  'kind',
  'payer',
  'items',
  'remark',
  'payMode',
  'handler',
  'checker',
  'ext',
];
const payerMembers = ['type', 'name', 'code'];
const itemMembers = ['itemCode', 'quantity', 'unit', 'price', 'amount', 'itemRemark'];

function readEntry(entry: unknown, position: number): DraftRow {
  const reader = createReader(position);
  const members = reader.object(entry, '', draftMembers);
  const text = (name: string): string => reader.text(members[name], name);
  const payer = reader.object(members['payer'] ?? {}, 'payer', payerMembers);
  const payerText = (name: string): string => reader.text(payer[name], `payer.${name}`);
  const draft: DraftText = {
    businessNumber: text('businessNumber'),
    kind: text('kind'),
    payer: { type: payerText('type'), name: payerText('name'), code: filled(payerText('code')) },
    items: reader.list(members['items'], 'items').map((item, index) => readItem(item, index, reader)),
    remark: filled(text('remark')),
    payMode: filled(text('payMode')),
    handler: filled(text('handler')),
    checker: filled(text('checker')),
    ext: readExt(members['ext'], reader),
  };
  return toRow({ draft, lines: [position], problems: reader.problems });
}

function readItem(item: unknown, index: number, reader: Reader): ItemText {
  const path = `items[${index}]`;
  const members = reader.object(item, path, itemMembers);
  const text = (name: string): string => reader.text(members[name], `${path}.${name}`);
  return {
    itemCode: text('itemCode'),
    quantity: filled(text('quantity')),
    unit: filled(text('unit')),
    price: filled(text('price')),
    amount: text('amount'),
    itemRemark: filled(text('itemRemark')),
  };
}

function readExt(value: unknown, reader: Reader): DraftText['ext'] {
  const entries = Object.entries(reader.object(value ?? {}, 'ext'))
    .map(([name, member]) => [name, reader.text(member, `ext.${name}`)] as const)
    .filter(([, text]) => text.trim() !== '');
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

type Members = Readonly<Record<string, unknown>>;

interface Reader {
  readonly problems: readonly Problem[];
  readonly text: (value: unknown, field: string) => string;
  readonly list: (value: unknown, field: string) => readonly unknown[];
  /** With `known`, any other member is a problem: a misspelt name must not be a missing amount. */
  readonly object: (value: unknown, field: string, known?: readonly string[]) => Members;
}

/** Takes values of the right type; for others it notes a problem and goes on with nothing. */
function createReader(position: number): Reader {
  const problems: Problem[] = [];
  const place = `第 ${position} 张`;
  const note = (field: string, message: string, code: ProblemCode = 'row_malformed'): void => {
    problems.push(problem(field, code, `${place}${message}；请改正后重新导入`));
  };
  return {
    problems,
    text(value, field) {
      if (value === undefined || value === null) return '';
      if (typeof value !== 'string') {
        note(field, `的 ${field} 应写成带引号的文本，如 "224.00"`, codeFor(field));
        return '';
      }
      problems.push(...damageOf(value, { field, place: `${place}的 ${field} ` }));
      if (numbersAsText.test(field) && isScientific(value))
        note(field, `的 ${field} “${value}”已被截断，后面的数字丢了`, 'import_number_truncated');
      return value;
    },
    list(value, field) {
      if (Array.isArray(value)) return value;
      if (value !== undefined && value !== null) note(field, `的 ${field} 应是数组 […]`);
      return [];
    },
    object(value, field, known) {
      if (!isMembers(value)) {
        note(field, `${field === '' ? '' : `的 ${field} `}应是对象 {…}`);
        return {};
      }
      for (const name of known === undefined ? [] : Object.keys(value).filter(key => !known.includes(key)))
        note(field === '' ? name : `${field}.${name}`, `有认不出的栏目 ${name}`);
      return value;
    },
  };
}

/** A spreadsheet on the way to JSON has the same habits. */
const numbersAsText = /^businessNumber$|^payer\.code$|\.itemCode$/;

function codeFor(field: string): ProblemCode {
  const name = field.split('.').at(-1) ?? '';
  if (name === 'amount' || amountExtFields.some(candidate => candidate === name)) return 'amount_invalid';
  return name === 'quantity' || name === 'price' ? 'number_invalid' : 'row_malformed';
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
