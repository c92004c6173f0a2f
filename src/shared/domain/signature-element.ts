import { type EpochMs, signatureTime } from './beijing-time.ts';

/** The `<Signature>` element of an EInvoice file, unit's or platform's. */
export interface SignatureElement {
  readonly id: 'unit' | 'supervision';
  /** `yyyyMMddHHmmss`, Beijing time. */
  readonly time: string;
  /** Base64 without line breaks: a detached SignedData with the leaf certificate inside. */
  readonly value: string;
  /** Upper-case hex. */
  readonly serialNumber: string;
  /** RFC 2253, UTF-8 in the clear. */
  readonly issuerName: string;
}

const references = {
  unit: 'Header,EInvoiceData',
  supervision: 'Header,EInvoiceData,Signature#unit',
} as const;

/** Writes the element: no white space, DETACH, SM2. */
export function writeSignatureElement(
  element: Omit<SignatureElement, 'time'> & { readonly at: EpochMs },
): string {
  return (
    `<Signature Id="${element.id}"><SignedInfo><Reference>${references[element.id]}</Reference>` +
    '<SignatureAlgorithm>SM2</SignatureAlgorithm><SignatureFormat>DETACH</SignatureFormat></SignedInfo>' +
    `<SignatureTime>${signatureTime(element.at)}</SignatureTime><SignatureValue>${element.value}</SignatureValue>` +
    `<KeyInfo><SerialNumber>${element.serialNumber}</SerialNumber>` +
    `<X509IssuerName>${escapeXml(element.issuerName)}</X509IssuerName></KeyInfo></Signature>`
  );
}

const shape = new RegExp(
  '^<Signature Id="(unit|supervision)"><SignedInfo><Reference>([^<]*)</Reference>' +
    '<SignatureAlgorithm>SM2</SignatureAlgorithm><SignatureFormat>DETACH</SignatureFormat></SignedInfo>' +
    '<SignatureTime>(\\d{14})</SignatureTime><SignatureValue>([A-Za-z0-9+/]+={0,2})</SignatureValue>' +
    '<KeyInfo><SerialNumber>([0-9A-F]+)</SerialNumber><X509IssuerName>([^<]*)</X509IssuerName></KeyInfo></Signature>$',
);

/** Reads exactly what `writeSignatureElement` writes; `undefined` for anything else. */
export function readSignatureElement(text: string): SignatureElement | undefined {
  const match = shape.exec(text);
  if (match === null) return undefined;
  const [, id, reference, time = '', value = '', serialNumber = '', issuerName = ''] = match;
  if ((id !== 'unit' && id !== 'supervision') || reference !== references[id]) return undefined;
  return { id, time, value, serialNumber, issuerName: unescapeXml(issuerName) };
}

/** Only `& < >` are escaped, as in the whole e-invoice. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function unescapeXml(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
