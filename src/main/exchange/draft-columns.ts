import { draftExtFields, type MainExtField } from '../../shared/domain/extension-fields.ts';
import { damagedMark } from './decode-text.ts';
import { fileUnreadable } from './file-unreadable.ts';

/** What the cells of one column say about a draft. */
export type Column =
  | { readonly part: 'head'; readonly name: HeadName }
  | { readonly part: 'item'; readonly name: ItemName }
  | { readonly part: 'ext'; readonly name: MainExtField }
  /** Of a file of failed rows: says where they belong and what was wrong, and is no data. */
  | { readonly part: 'note'; readonly name: NoteName }
  | { readonly part: 'blank' };

const headLabels = {
  businessNumber: '业务流水号',
  kind: '票据种类',
  payerType: '交款人类型',
  payerName: '交款人',
  payerCode: '信用代码',
  remark: '备注',
  payMode: '收款方式',
  handler: '收款人',
  checker: '复核人',
} as const;

const itemLabels = {
  itemCode: '项目编码',
  quantity: '数量',
  unit: '单位',
  price: '标准',
  amount: '金额',
  itemRemark: '项目备注',
} as const;

const noteLabels = { position: '批内序号', reason: '原因' } as const;

export type NoteName = keyof typeof noteLabels;
export type HeadName = keyof typeof headLabels;
export type ItemName = keyof typeof itemLabels;

export const headNames = Object.keys(headLabels) as readonly HeadName[];
export const itemNames = Object.keys(itemLabels) as readonly ItemName[];

/** Chinese labels, English names and XML element names, however they are spaced and cased. */
const columnsByTitle: ReadonlyMap<string, Column> = new Map<string, Column>([
  ...draftExtFields.map(name => [titleKey(name), { part: 'ext', name }] as const),
  ...headNames.flatMap(name => {
    const column = { part: 'head', name } as const;
    return [[titleKey(name), column] as const, [titleKey(headLabels[name]), column] as const];
  }),
  ...(Object.keys(noteLabels) as readonly NoteName[]).map(
    name => [titleKey(noteLabels[name]), { part: 'note', name }] as const,
  ),
  ...itemNames.flatMap(name => {
    const column = { part: 'item', name } as const;
    return [[titleKey(name), column] as const, [titleKey(itemLabels[name]), column] as const];
  }),
]);

/** Throws `file_unreadable` naming the column that is unknown, repeated or missing. */
export function readHeader(titles: readonly string[]): readonly Column[] {
  const columns = titles.map(readTitle);
  titles.forEach((title, index) => {
    if (titles.findIndex(other => titleKey(other) === titleKey(title)) < index && titleKey(title) !== '')
      throw fileUnreadable(`列“${title.trim()}”出现了两次`, '请只留一列后再导入');
  });
  columns.forEach((column, index) => {
    if (column.part !== 'blank' && columns.findIndex(other => sameColumn(other, column)) < index)
      throw fileUnreadable(`列“${titles[index] ?? ''}”与另一列是同一个栏目`, '请只留一列后再导入');
  });
  if (!columns.some(column => column.part === 'head' && column.name === 'businessNumber'))
    throw fileUnreadable('缺少“业务流水号”列', '第一行应为列名，请补上这一列后再导入');
  return columns;
}

/** How a column is named in messages, and where its cells go in a draft. */
export function columnLabel(column: Column): string {
  if (column.part === 'head') return headLabels[column.name];
  if (column.part === 'item') return itemLabels[column.name];
  if (column.part === 'note') return noteLabels[column.name];
  return column.part === 'ext' ? column.name : '无名列';
}

const headPaths: Readonly<Partial<Record<HeadName, string>>> = {
  payerType: 'payer.type',
  payerName: 'payer.name',
  payerCode: 'payer.code',
};

export function columnPath(column: Column, item: number): string {
  if (column.part === 'head') return headPaths[column.name] ?? column.name;
  if (column.part === 'item') return `items[${item}].${column.name}`;
  return column.part === 'ext' ? `ext.${column.name}` : '';
}

function readTitle(title: string): Column {
  const key = titleKey(title);
  if (key === '') return { part: 'blank' };
  const column = columnsByTitle.get(key);
  if (column !== undefined) return column;
  if (title.includes(damagedMark))
    throw fileUnreadable(`列名“${title.trim()}”里有损坏的字符`, '请从业务系统重新导出后再导入');
  throw fileUnreadable(
    `认不出列“${title.trim()}”`,
    `可用的列名：${[...Object.values(headLabels), ...Object.values(itemLabels)].join('、')}，或其他信息栏的 XML 元素名`,
  );
}

function titleKey(title: string): string {
  return title.normalize('NFKC').replace(/\s/g, '').toLowerCase();
}

function sameColumn(a: Column, b: Column): boolean {
  return a.part === b.part && columnLabel(a) === columnLabel(b);
}
