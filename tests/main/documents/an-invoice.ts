import fc from 'fast-check';
import { unfitCharacter } from '../../../src/main/documents/unfit-character.ts';
import type { Kind } from '../../../src/shared/domain/catalogue.ts';
import { parseDecimal } from '../../../src/shared/domain/decimal.ts';
import { amountExtFields, draftExtFields } from '../../../src/shared/domain/extension-fields.ts';
import type {
  BusinessNumber,
  CheckCode,
  InvoiceCode,
  InvoiceNumber,
  KindCode,
} from '../../../src/shared/domain/ids.ts';
import type { Invoice, NamedItem } from '../../../src/shared/domain/invoice.ts';
import { formatYuan } from '../../../src/shared/domain/money.ts';

export const aKind: Kind = {
  kind: '0101' as KindCode,
  name: '江苏省非税收入统一票据（电子）',
  templateSuffix: '01',
  faceCode: 'general',
  faceVersion: 1,
  toleranceFen: 0,
  zeroItems: 'refused',
  organizationCode: 'required',
};

/** 2026-11-24 10:21:03.120 in Beijing. */
export const issuedAt = Date.parse('2026-11-24T10:21:03.120+08:00');

const decimal = (text: string) => {
  const value = parseDecimal(text);
  if (value === undefined) throw new Error(text);
  return value;
};

export const anItem = (over: Partial<NamedItem> = {}): NamedItem => ({
  itemCode: '10304321102',
  name: '机动车号牌工本费',
  quantity: decimal('1'),
  unit: '副',
  price: decimal('100'),
  amountFen: 10_000,
  ...over,
});

export interface InvoiceOverrides extends Partial<Omit<Invoice, 'draft'>> {
  readonly draft?: Partial<Invoice['draft']>;
}

export function anInvoice({ draft, ...over }: InvoiceOverrides = {}): Invoice {
  const items = over.items ?? [
    anItem(),
    anItem({
      itemCode: '10304490801',
      name: '驾驶证工本费',
      quantity: decimal('0.5'),
      unit: '本',
      price: decimal('10'),
      amountFen: 500,
      itemRemark: '换证 <补>',
    }),
  ];
  return {
    code: '32010126' as InvoiceCode,
    number: '0000000137' as InvoiceNumber,
    checkCode: 'f5bE79' as CheckCode,
    issuedAt,
    area: '32',
    supervisorAreaCode: '320000',
    kind: aKind,
    unit: {
      code: '12320000466000123X',
      name: '江苏省演练市车辆管理所',
      recName: '江苏省演练市车辆管理所',
      recAcct: '3200 1594 1360 5250',
      recOpBk: '演练银行南京分行',
    },
    items,
    handler: '王会计',
    checker: '李复核',
    unitSeal: { id: 'unit-1', name: '单位财务专用章', digest: '11'.repeat(32) },
    supervisionSeal: { id: 'supervision-1', name: '财政票据监制章', digest: '22'.repeat(32) },
    ...over,
    draft: {
      businessNumber: 'HIS-2026-000137' as BusinessNumber,
      kind: '0101' as KindCode,
      payer: { type: '2', name: '南京长江航运&船务有限公司', code: '91320000MA1ABCDE0X' },
      items: items.map(({ name: _, ...item }) => item),
      totalFen: items.reduce((sum, item) => sum + item.amountFen, 0),
      payMode: '现金',
      remark: '车牌号 苏A12345',
      ext: { PayCode: '3200112600000137' },
      ...draft,
    },
  };
}

const word = fc
  .string({ minLength: 1, maxLength: 30, unit: 'grapheme' })
  .filter(text => unfitCharacter(text) === undefined);
const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const plain = fc
  .tuple(fc.boolean(), fc.nat({ max: 99_999 }), fc.nat({ max: 9_999 }))
  .map(([minus, whole, fraction]) => decimal(`${minus ? '-' : ''}${whole}.${fraction}`));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const fen = fc.integer({ min: -9_999_999_999_999, max: 9_999_999_999_999 });
const seal = fc.record({ id: word, name: word, digest: fc.stringMatching(/^[0-9a-f]{64}$/) });

const arbitraryExt = fc
  .uniqueArray(fc.constantFrom(...draftExtFields), { maxLength: 8 })
  .chain(names =>
    fc.tuple(
      ...names.map(name =>
        fc.tuple(fc.constant(name), amountExtFields.includes(name) ? fen.map(formatYuan) : word),
      ),
    ),
  )
  .map(entries => Object.fromEntries(entries));

/** Any invoice the vocabulary can carry; its moment is a whole second, as the signed bytes say it. */
export const arbitraryInvoice: fc.Arbitrary<Invoice> = fc
  .record({
    code: digits(8),
    number: digits(10),
    checkCode: fc.stringMatching(/^[0-9A-Za-z]{6}$/),
    second: fc.integer({ min: 1_700_000_000, max: 4_000_000_000 }),
    name: word,
    unit: fc.record({
      code: word,
      name: word,
      recName: maybe(word),
      recAcct: maybe(word),
      recOpBk: maybe(word),
    }),
    payer: fc.record({ type: fc.constantFrom('1' as const, '2' as const), name: word, code: maybe(word) }),
    items: fc.array(
      fc.record({
        itemCode: word,
        name: word,
        quantity: maybe(plain),
        unit: maybe(word),
        price: maybe(plain),
        amountFen: fen,
        itemRemark: maybe(word),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    totalFen: fen,
    remark: maybe(word),
    payMode: maybe(word),
    handler: word,
    checker: word,
    ext: arbitraryExt,
    businessNumber: word,
    unitSeal: seal,
    supervisionSeal: seal,
    related: maybe(fc.tuple(digits(8), digits(10))),
  })
  .map(random =>
    anInvoice({
      code: random.code as InvoiceCode,
      number: random.number as InvoiceNumber,
      checkCode: random.checkCode as CheckCode,
      issuedAt: random.second * 1000,
      kind: { ...aKind, name: random.name },
      unit: random.unit,
      items: random.items,
      handler: random.handler,
      checker: random.checker,
      unitSeal: random.unitSeal,
      supervisionSeal: random.supervisionSeal,
      related: random.related && {
        code: random.related[0] as InvoiceCode,
        number: random.related[1] as InvoiceNumber,
      },
      draft: {
        businessNumber: random.businessNumber as BusinessNumber,
        payer: random.payer,
        totalFen: random.totalFen,
        remark: random.remark,
        payMode: random.payMode,
        handler: random.handler,
        checker: random.checker,
        ext: random.ext,
      },
    }),
  );
