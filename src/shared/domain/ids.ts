/** 票据代码, 8 digits: area 2, kind 4, year 2. */
export type InvoiceCode = string & { readonly __brand: 'InvoiceCode' };
/** 票据号码, 10 digits with leading zeros. */
export type InvoiceNumber = string & { readonly __brand: 'InvoiceNumber' };
/** 业务流水号, the business system's own key: 1 to 50 characters without control characters. */
export type BusinessNumber = string & { readonly __brand: 'BusinessNumber' };
/** 票据种类, 4 digits of the code. */
export type KindCode = string & { readonly __brand: 'KindCode' };
/** 校验码, 6 characters of `[0-9A-Za-z]`, compared case-sensitively. */
export type CheckCode = string & { readonly __brand: 'CheckCode' };

export function isInvoiceCode(text: string): text is InvoiceCode {
  return /^\d{8}$/.test(text);
}

export function isInvoiceNumber(text: string): text is InvoiceNumber {
  return /^\d{10}$/.test(text);
}

export function isKindCode(text: string): text is KindCode {
  return /^\d{4}$/.test(text);
}

/** A user id: it stands in the journal as `actor`, so it holds no LF and no personal name is needed. */
export function isUserId(text: string): boolean {
  return /^[a-z0-9._:-]{1,64}$/.test(text);
}

/** Position in the number sequence → its 10 digits. */
export function invoiceNumber(position: number): InvoiceNumber {
  return position.toString().padStart(10, '0') as InvoiceNumber;
}

export function numberPosition(number: InvoiceNumber): number {
  return Number(number);
}

/** area 2 + kind 4 + year 2, as `domain` coding rules state it. */
export function invoiceCode(area: string, kind: KindCode, year: string): InvoiceCode {
  return `${area}${kind}${year}` as InvoiceCode;
}

/** `EInvoiceID`: reversed number, `-`, reversed code. */
export function eInvoiceId(code: InvoiceCode, number: InvoiceNumber): string {
  return `${reverse(number)}-${reverse(code)}`;
}

function reverse(digits: string): string {
  return [...digits].reverse().join('');
}

const checkAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Six characters from random bytes; bytes that would bias the choice are skipped, so give it 32 or more. */
export function checkCode(random: Uint8Array): CheckCode {
  const fair = random.filter(byte => byte < checkAlphabet.length * 4);
  if (fair.length < 6) throw new RangeError('check code needs more random bytes');
  return Array.from(fair.subarray(0, 6), byte => checkAlphabet.charAt(byte % 62)).join('') as CheckCode;
}
