import { clockTime, compactDate, type EpochMs, parseBeijingIso } from '../../shared/domain/beijing-time.ts';
import type { UnitFacts } from '../../shared/domain/catalogue.ts';
import { type Decimal, parseDecimal } from '../../shared/domain/decimal.ts';
import type { Payer } from '../../shared/domain/draft.ts';
import { amountExtFields, draftExtFields } from '../../shared/domain/extension-fields.ts';
import type { BusinessNumber, CheckCode, InvoiceCode, InvoiceNumber } from '../../shared/domain/ids.ts';
import type { Invoice, NamedItem, SealReference } from '../../shared/domain/invoice.ts';
import { type Fen, formatYuan, parseYuan } from '../../shared/domain/money.ts';
import { eInvoiceShape } from './einvoice-shape.ts';
import { type Element, malformed, readStrictElements } from './strict-elements.ts';

/** Everything the signed bytes say, as they say it: whether it is allowed is for the reader of the facts. */
export interface EInvoiceFacts {
  readonly eInvoiceId: string;
  readonly tag: string;
  readonly version: string;
  readonly name: string;
  readonly code: InvoiceCode;
  readonly number: InvoiceNumber;
  readonly checkCode: CheckCode;
  readonly specimenCode: string;
  readonly supervisorAreaCode: string;
  readonly totalFen: Fen;
  /** `yyyyMMdd`, a real day. */
  readonly issueDate: string;
  /** `HH:mm:ss`, Beijing time. */
  readonly issueTime: string;
  /** The same moment, to the second. */
  readonly issuedAt: EpochMs;
  readonly unit: UnitFacts;
  readonly payer: Payer;
  readonly payMode?: string | undefined;
  readonly currency: string;
  readonly remark?: string | undefined;
  readonly handler: string;
  readonly checker: string;
  readonly businessNumber: BusinessNumber;
  readonly related?: Invoice['related'];
  readonly ext: Readonly<Record<string, string>>;
  readonly unitSeal: SealReference;
  readonly supervisionSeal: SealReference;
  readonly items: readonly ReadItem[];
}

export type ReadItem = Omit<NamedItem, 'itemCode' | 'itemRemark'> & {
  readonly code: string;
  readonly remark?: string | undefined;
};

/** Reads signed bytes, strictly: anything but what `composeEInvoice` can write throws `input_invalid`. */
export function readEInvoice(bytes: Uint8Array): EInvoiceFacts {
  const root = readStrictElements(bytes, eInvoiceShape);
  const header = child(root, 'Header');
  const data = child(root, 'EInvoiceData');
  const main = child(data, 'Main');
  const ext = child(main, 'MainExt');
  return {
    eInvoiceId: text(header, 'EInvoiceID'),
    tag: text(header, 'EInvoiceTag'),
    version: text(header, 'Version'),
    name: text(main, 'EInvoiceName'),
    code: matched(main, 'EInvoiceCode', /^\d{8}$/) as InvoiceCode,
    number: matched(main, 'EInvoiceNumber', /^\d{10}$/) as InvoiceNumber,
    checkCode: matched(main, 'RandomNumber', /^[0-9A-Za-z]{6}$/) as CheckCode,
    specimenCode: matched(main, 'EInvoiceSpecimenCode', /^\d{10}$/),
    supervisorAreaCode: matched(main, 'SupervisorAreaCode', /^\d{6}$/),
    totalFen: fen(main, 'TotalAmount'),
    ...issueMoment(main),
    unit: readUnit(child(main, 'InvoicingParty')),
    payer: readPayer(child(main, 'PayerParty')),
    payMode: maybe(main, 'PayMode'),
    currency: text(main, 'CurrencyType'),
    remark: maybe(main, 'Remark'),
    handler: text(main, 'HandlingPerson'),
    checker: text(main, 'Checker'),
    businessNumber: matched(ext, 'BusinessNumber', /^.{1,50}$/su) as BusinessNumber,
    related: readRelated(ext),
    ext: readExt(ext),
    unitSeal: readSeal(child(main, 'InvoicingPartySeal')),
    supervisionSeal: readSeal(child(main, 'SupervisorPartySeal')),
    items: child(data, 'Details').children.map(readItem),
  };
}

function issueMoment(main: Element): Pick<EInvoiceFacts, 'issueDate' | 'issueTime' | 'issuedAt'> {
  const issueDate = matched(main, 'IssueDate', /^\d{8}$/);
  const issueTime = matched(main, 'IssueTime', /^\d{2}:\d{2}:\d{2}$/);
  const day = `${issueDate.slice(0, 4)}-${issueDate.slice(4, 6)}-${issueDate.slice(6)}`;
  const issuedAt = parseBeijingIso(`${day}T${issueTime}+08:00`);
  if (issuedAt === undefined || compactDate(issuedAt) !== issueDate || clockTime(issuedAt) !== issueTime)
    throw malformed('开票时间不存在');
  return { issueDate, issueTime, issuedAt };
}

function readUnit(party: Element): UnitFacts {
  return {
    code: text(party, 'InvoicingPartyCode'),
    name: text(party, 'InvoicingPartyName'),
    recName: maybe(party, 'RecName'),
    recAcct: maybe(party, 'RecAcct'),
    recOpBk: maybe(party, 'RecOpBk'),
  };
}

function readPayer(party: Element): Payer {
  return {
    type: matched(party, 'PayerPartyType', /^[12]$/) === '1' ? '1' : '2',
    name: text(party, 'PayerPartyName'),
    code: maybe(party, 'PayerPartyCode'),
  };
}

function readRelated(ext: Element): Invoice['related'] {
  const code = maybe(ext, 'RelatedInvoiceCode');
  const number = maybe(ext, 'RelatedInvoiceNumber');
  if (code === undefined && number === undefined) return undefined;
  return {
    code: matched(ext, 'RelatedInvoiceCode', /^\d{8}$/) as InvoiceCode,
    number: matched(ext, 'RelatedInvoiceNumber', /^\d{10}$/) as InvoiceNumber,
  };
}

function readExt(ext: Element): EInvoiceFacts['ext'] {
  const own = draftExtFields.flatMap(name => {
    const value = maybe(ext, name);
    if (value === undefined) return [];
    if (amountExtFields.includes(name)) fen(ext, name);
    return [[name, value] as const];
  });
  return Object.fromEntries(own);
}

function readSeal(seal: Element): SealReference {
  return {
    id: text(seal, 'SealId'),
    name: text(seal, 'SealName'),
    digest: matched(seal, 'SealHash', /^[0-9a-f]{64}$/),
  };
}

function readItem(item: Element): ReadItem {
  return {
    code: text(item, 'ItemCode'),
    name: text(item, 'ItemName'),
    quantity: decimal(item, 'ItemQuantity'),
    unit: maybe(item, 'ItemUnit'),
    price: decimal(item, 'ItemStd'),
    amountFen: fen(item, 'ItemAmount'),
    remark: maybe(item, 'ItemRemark'),
  };
}

function child(parent: Element, name: string): Element {
  const found = parent.children.find(candidate => candidate.name === name);
  if (found === undefined) throw malformed(`${parent.name} 里缺 ${name}`);
  return found;
}

function maybe(parent: Element, name: string): string | undefined {
  return parent.children.find(candidate => candidate.name === name)?.text;
}

function text(parent: Element, name: string): string {
  return child(parent, name).text;
}

function matched(parent: Element, name: string, pattern: RegExp): string {
  const value = text(parent, name);
  if (!pattern.test(value)) throw malformed(`${name}“${value}”写法不对`);
  return value;
}

function fen(parent: Element, name: string): Fen {
  const value = text(parent, name);
  const amount = parseYuan(value);
  if (amount === undefined || formatYuan(amount) !== value) throw malformed(`${name}“${value}”不是金额`);
  return amount;
}

function decimal(parent: Element, name: string): Decimal | undefined {
  const value = maybe(parent, name);
  if (value === undefined) return undefined;
  const parsed = parseDecimal(value);
  if (parsed !== value) throw malformed(`${name}“${value}”不是数字`);
  return parsed;
}
