import { digestedContent } from '../../shared/domain/content-digest.ts';
import type { Draft } from '../../shared/domain/draft.ts';
import type { Invoice } from '../../shared/domain/invoice.ts';
import { utf8 } from '../../shared/gm/bytes.ts';
import type { Gm } from '../../shared/gm/load-gm.ts';
import { composeSignature } from '../../shared/proof/invoice-signature.ts';
import { composeEInvoice } from '../documents/einvoice-xml.ts';
import type { Signer } from '../signing/signer.ts';
import { composeInvoice, type FaceDefaults } from './compose-invoice.ts';
import type { OpenGate } from './issue-gate.ts';
import type { PlannedNumber } from './issue-plan.ts';

/** An invoice that is composed, signed and verified, waiting for the commit. */
export interface SealedInvoice {
  readonly invoice: Invoice;
  readonly leaseId: string;
  readonly contentDigest: Uint8Array;
  readonly signedBytes: Uint8Array;
  /** The `<Signature Id="unit">` element as written. */
  readonly signature: Uint8Array;
  readonly catalogueVersion: number;
  readonly verificationUrl: string;
}

export interface SealParts {
  readonly gm: Gm;
  readonly signer: Signer;
  readonly gate: OpenGate;
  readonly defaults: FaceDefaults;
}

/** P3's digest: SM3 over the canonical content of a draft. */
export function contentDigest({ sm3 }: Pick<Gm, 'sm3'>, draft: Draft): Uint8Array {
  return sm3(utf8(digestedContent(draft)));
}

/** Composes and signs under the planned number; the signer has verified what it signed. Takes nothing yet. */
export function sealInvoice(draft: Draft, { lease, number }: PlannedNumber, parts: SealParts): SealedInvoice {
  const { gm, signer, gate, defaults } = parts;
  const { catalogue, now } = gate;
  const numbering = { code: lease.invoiceCode, number, issuedAt: now };
  const invoice = composeInvoice(draft, numbering, { catalogue, defaults });
  const signedBytes = composeEInvoice(invoice);
  const { certificate, sign } = signer;
  return {
    invoice,
    leaseId: lease.leaseId,
    contentDigest: contentDigest(gm, draft),
    signedBytes,
    signature: composeSignature(signedBytes, { id: 'unit', certificate, sign, at: now }),
    catalogueVersion: catalogue.version,
    verificationUrl: catalogue.verificationUrl,
  };
}
