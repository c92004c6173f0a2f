import type { CatalogueView } from '../../../shared/contract/catalogue.ts';
import { formatYuan, parseYuan } from '../../../shared/domain/money.ts';

const titles = [
  '业务流水号',
  '票据种类',
  '交款人类型',
  '交款人',
  '信用代码',
  '项目编码',
  '数量',
  '单位',
  '标准',
  '金额',
  '项目备注',
  '备注',
  '收款方式',
] as const;

type Item = CatalogueView['items'][number];

/** The columns with three sample invoices out of the unit's own catalogue; the third has two items. */
export function templateCsv({ kinds, items }: Pick<CatalogueView, 'kinds' | 'items'>): string {
  const kind = kinds.find(({ organizationCode }) => organizationCode === 'optional') ?? kinds[0];
  const own = items.filter(item => item.kinds.includes(kind?.kind ?? ''));
  const priced = own.filter(({ price }) => price !== undefined);
  const [first, second = first, third = second] = priced.length > 0 ? priced : own;
  if (kind === undefined || first === undefined || second === undefined || third === undefined)
    return csvOf([titles]);
  const row = (number: string, payer: readonly [string, string], item: Item) => {
    const price = item.price ?? '1.00';
    const amount = formatYuan(parseYuan(price) ?? 100);
    const [type, name] = payer;
    return [
      number,
      kind.kind,
      type,
      name,
      '',
      item.code,
      '1',
      item.unit ?? '',
      price,
      amount,
      '',
      '',
      '现金',
    ];
  };
  return csvOf([
    titles,
    row('样例-1', ['个人', '王芳'], first),
    row('样例-2', ['单位', '样例航运有限公司'], second),
    row('样例-3', ['个人', '李雷'], first),
    row('样例-3', ['个人', '李雷'], third),
  ]);
}

/** With the mark that makes Excel read UTF-8. */
function csvOf(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `\uFEFF${rows.map(row => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
