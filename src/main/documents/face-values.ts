import { assertNever } from '../../shared/domain/assert-never.ts';
import { beijingDay } from '../../shared/domain/beijing-time.ts';
import { capitals } from '../../shared/domain/capitals.ts';
import type { FaceColumn, FaceField } from '../../shared/domain/catalogue.ts';
import type { Decimal } from '../../shared/domain/decimal.ts';
import type { Invoice, NamedItem } from '../../shared/domain/invoice.ts';
import { displayYuan } from '../../shared/domain/money.ts';
import { otherInformation } from './other-information.ts';

/** What stands in a place of the face; empty where the invoice says nothing. */
export function faceValue(invoice: Invoice, field: FaceField): string {
  const { draft } = invoice;
  switch (field) {
    case 'title':
      return invoice.kind.name;
    case 'code':
      return invoice.code;
    case 'number':
      return invoice.number;
    case 'checkCode':
      return invoice.checkCode;
    case 'payerCode':
      return draft.payer.code ?? '';
    case 'payerName':
      return draft.payer.name;
    case 'issueDate':
      return beijingDay(invoice.issuedAt);
    case 'capitals':
      return capitals(draft.totalFen);
    case 'total':
      return `¥${displayYuan(draft.totalFen)}`;
    case 'remark':
      return draft.remark ?? '';
    case 'otherInformation':
      return otherInformation(invoice);
    case 'unitName':
      return invoice.unit.name;
    case 'checker':
      return invoice.checker;
    case 'handler':
      return invoice.handler;
    default:
      return assertNever(field);
  }
}

export function itemValue(item: NamedItem, field: FaceColumn['field']): string {
  switch (field) {
    case 'itemCode':
      return item.itemCode;
    case 'itemName':
      return item.name;
    case 'unit':
      return item.unit ?? '';
    case 'quantity':
      return displayDecimal(item.quantity);
    case 'price':
      return displayDecimal(item.price);
    case 'amount':
      return displayYuan(item.amountFen);
    case 'remark':
      return item.itemRemark ?? '';
    default:
      return assertNever(field);
  }
}

/** With the minus sign amounts are shown with. */
function displayDecimal(value: Decimal | undefined): string {
  return value?.replace('-', '−') ?? '';
}
