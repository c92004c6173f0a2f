import { expect, it } from 'vitest';
import { composeEInvoiceFile } from '../../../src/main/documents/einvoice-file.ts';
import { composeEInvoice } from '../../../src/main/documents/einvoice-xml.ts';
import { anInvoice } from './an-invoice.ts';

const signedBytes = composeEInvoice(anInvoice());
const unitSignature = Buffer.from('<Signature Id="unit">甲</Signature>');
const supervisionSignature = Buffer.from('<Signature Id="supervision">乙</Signature>');
const written = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

it('carries the signed bytes and the signatures verbatim', () => {
  expect(written(composeEInvoiceFile({ signedBytes, unitSignature, supervisionSignature }))).toBe(
    `<EInvoice>${written(signedBytes)}<EInvoiceSignature>${unitSignature}${supervisionSignature}</EInvoiceSignature></EInvoice>`,
  );
});

it('has one signature until the platform has accepted the invoice', () => {
  expect(written(composeEInvoiceFile({ signedBytes, unitSignature }))).toBe(
    `<EInvoice>${written(signedBytes)}<EInvoiceSignature>${unitSignature}</EInvoiceSignature></EInvoice>`,
  );
});
