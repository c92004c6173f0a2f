import { z } from 'zod';

const base64 = z.base64();

/** What is kept from the platform: the JSON bytes, a DER SM2 signature over exactly them, the signer's DER certificate. */
export const signedStatement = z.object({ payload: base64, signature: base64, certificate: base64 });
export type SignedStatement = z.infer<typeof signedStatement>;

export const isoTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?\+08:00$/);
export const hexDigest = z.string().regex(/^[0-9a-f]{64}$/);
export const kindCode = z.string().regex(/^\d{4}$/);
export const invoiceCode = z.string().regex(/^\d{8}$/);
export const invoiceNumber = z.string().regex(/^\d{10}$/);
export { base64 };
