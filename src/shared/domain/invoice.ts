import type { EpochMs } from './beijing-time.ts';
import { compactDate } from './beijing-time.ts';
import type { Kind, Seal, UnitFacts } from './catalogue.ts';
import type { Draft, Item } from './draft.ts';
import type { CheckCode, InvoiceCode, InvoiceNumber } from './ids.ts';
import { formatYuan } from './money.ts';

/** 财政电子票据, everything its signed bytes are made of. */
export interface Invoice {
  readonly code: InvoiceCode;
  readonly number: InvoiceNumber;
  readonly checkCode: CheckCode;
  readonly issuedAt: EpochMs;
  readonly area: string;
  readonly supervisorAreaCode: string;
  readonly kind: Kind;
  readonly unit: UnitFacts;
  readonly draft: Draft;
  readonly items: readonly NamedItem[];
  /** 收款人 and 复核人 as they stand on the face. */
  readonly handler: string;
  readonly checker: string;
  readonly unitSeal: SealReference;
  readonly supervisionSeal: SealReference;
  /** Red invoices only: the invoice that is cancelled. */
  readonly related?: { readonly code: InvoiceCode; readonly number: InvoiceNumber } | undefined;
}

export interface NamedItem extends Item {
  readonly name: string;
}

export type SealReference = Pick<Seal, 'id' | 'name' | 'digest'>;

/** `EInvoiceTag`. */
export function eInvoiceTag(area: string): string {
  return `CZ-EI-${area}`;
}

/** What the QR code on the face says, as on real invoices. */
export function faceQr(
  invoice: Pick<Invoice, 'area' | 'code' | 'number' | 'checkCode' | 'issuedAt' | 'draft'>,
): string {
  return [
    eInvoiceTag(invoice.area),
    '1.0.0',
    invoice.code,
    invoice.number,
    invoice.checkCode,
    compactDate(invoice.issuedAt),
    formatYuan(invoice.draft.totalFen),
  ].join(',');
}

/** The address shown on screens; opens the platform's verification page. */
export function handOverUrl(base: string, invoice: Pick<Invoice, 'code' | 'number' | 'checkCode'>): string {
  const query = `code=${invoice.code}&number=${invoice.number}&check=${invoice.checkCode}`;
  return `${base}${base.includes('?') ? '&' : '?'}${query}`;
}

/** How far an invoice has come with the platform. */
export const uploadStates = ['queued', 'sending', 'accepted', 'objected', 'refused', 'unknown'] as const;
export type UploadState = (typeof uploadStates)[number];
