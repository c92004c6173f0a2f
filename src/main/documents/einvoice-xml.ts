import { clockTime, compactDate } from '../../shared/domain/beijing-time.ts';
import { amountExtFields, type MainExtField, mainExtOrder } from '../../shared/domain/extension-fields.ts';
import { eInvoiceId } from '../../shared/domain/ids.ts';
import {
  eInvoiceTag,
  type Invoice,
  type NamedItem,
  type SealReference,
} from '../../shared/domain/invoice.ts';
import { formatYuan, parseYuan } from '../../shared/domain/money.ts';
import { escapeXml } from '../../shared/domain/signature-element.ts';
import { AppError } from '../../shared/errors.ts';
import { unfitCharacter } from './unfit-character.ts';

/**
 * The bytes that are signed: `<Header>…</Header><EInvoiceData>…</EInvoiceData>` in UTF-8, elements in the order of
 * the national vocabulary, no declaration, wrapper or white space, empty optional elements left out. They are made
 * once, at issue; afterwards only the stored bytes count. Throws `invoice_not_issuable` for text XML cannot carry.
 */
export function composeEInvoice(invoice: Invoice): Uint8Array {
  const text = header(invoice) + element('EInvoiceData', main(invoice) + details(invoice.items));
  const unfit = unfitCharacter(text);
  if (unfit !== undefined)
    throw new AppError('invoice_not_issuable', '票据内容里有控制字符或损坏的字符，未开具；请删去后重开', {
      codePoint: unfit.codePointAt(0),
    });
  return new TextEncoder().encode(text);
}

function header(invoice: Invoice): string {
  return element(
    'Header',
    leaf('EInvoiceID', eInvoiceId(invoice.code, invoice.number)) +
      leaf('EInvoiceTag', eInvoiceTag(invoice.area)) +
      leaf('Version', '1.1.0'),
  );
}

function main(invoice: Invoice): string {
  const { draft } = invoice;
  return element(
    'Main',
    leaf('EInvoiceName', invoice.kind.name) +
      leaf('EInvoiceCode', invoice.code) +
      leaf('EInvoiceNumber', invoice.number) +
      leaf('RandomNumber', invoice.checkCode) +
      leaf('EInvoiceSpecimenCode', invoice.code + invoice.kind.templateSuffix) +
      leaf('SupervisorAreaCode', invoice.supervisorAreaCode) +
      leaf('TotalAmount', formatYuan(draft.totalFen)) +
      leaf('IssueDate', compactDate(invoice.issuedAt)) +
      leaf('IssueTime', clockTime(invoice.issuedAt)) +
      invoicingParty(invoice) +
      payerParty(invoice) +
      leaf('PayMode', draft.payMode) +
      leaf('CurrencyType', 'CNY') +
      leaf('Remark', draft.remark) +
      leaf('HandlingPerson', invoice.handler) +
      leaf('Checker', invoice.checker) +
      mainExt(invoice) +
      seal('InvoicingPartySeal', invoice.unitSeal) +
      seal('SupervisorPartySeal', invoice.supervisionSeal),
  );
}

function invoicingParty({ unit }: Invoice): string {
  return element(
    'InvoicingParty',
    leaf('InvoicingPartyCode', unit.code) +
      leaf('InvoicingPartyName', unit.name) +
      leaf('RecName', unit.recName) +
      leaf('RecAcct', unit.recAcct) +
      leaf('RecOpBk', unit.recOpBk),
  );
}

function payerParty({ draft }: Invoice): string {
  return element(
    'PayerParty',
    leaf('PayerPartyType', draft.payer.type) +
      leaf('PayerPartyCode', draft.payer.code) +
      leaf('PayerPartyName', draft.payer.name),
  );
}

function mainExt(invoice: Invoice): string {
  return element('MainExt', mainExtOrder.map(name => leaf(name, extValue(invoice, name))).join(''));
}

function extValue({ draft, related }: Invoice, name: MainExtField): string | undefined {
  switch (name) {
    case 'BusinessNumber':
      return draft.businessNumber;
    case 'RelatedInvoiceCode':
      return related?.code;
    case 'RelatedInvoiceNumber':
      return related?.number;
    default: {
      const value = draft.ext[name];
      return value !== undefined && amountExtFields.includes(name) ? amount(name, value) : value;
    }
  }
}

function amount(name: MainExtField, value: string): string {
  const fen = parseYuan(value);
  if (fen === undefined)
    throw new AppError('invoice_not_issuable', `${name}“${value}”不是金额，未开具；请改正后重开`);
  return formatYuan(fen);
}

function details(items: readonly NamedItem[]): string {
  return element('Details', items.map(detail).join(''));
}

function detail(item: NamedItem): string {
  return element(
    'Item',
    leaf('ItemCode', item.itemCode) +
      leaf('ItemName', item.name) +
      leaf('ItemQuantity', item.quantity) +
      leaf('ItemUnit', item.unit) +
      leaf('ItemStd', item.price) +
      leaf('ItemAmount', formatYuan(item.amountFen)) +
      leaf('ItemRemark', item.itemRemark),
  );
}

function seal(name: string, { id, name: sealName, digest }: SealReference): string {
  return element(name, leaf('SealId', id) + leaf('SealName', sealName) + leaf('SealHash', digest));
}

function leaf(name: string, value: string | undefined): string {
  return value === undefined || value === '' ? '' : element(name, escapeXml(value));
}

function element(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}
