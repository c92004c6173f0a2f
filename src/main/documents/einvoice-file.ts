export interface EInvoiceFileParts {
  /** As signed and stored; carried verbatim. */
  readonly signedBytes: Uint8Array;
  /** The unit's `<Signature>` element as written. */
  readonly unitSignature: Uint8Array;
  /** The platform's `<Signature>` element, once it has accepted the invoice. */
  readonly supervisionSignature?: Uint8Array | undefined;
}

/** The EInvoice file that is handed out, attached to the PDF and exported; nothing in it is re-written. */
export function composeEInvoiceFile(parts: EInvoiceFileParts): Uint8Array {
  return Buffer.concat([
    Buffer.from('<EInvoice>'),
    parts.signedBytes,
    Buffer.from('<EInvoiceSignature>'),
    parts.unitSignature,
    ...(parts.supervisionSignature === undefined ? [] : [parts.supervisionSignature]),
    Buffer.from('</EInvoiceSignature></EInvoice>'),
  ]);
}
