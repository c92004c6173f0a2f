import { beijingDay, beijingIso } from '../../shared/domain/beijing-time.ts';
import { numberPosition } from '../../shared/domain/ids.ts';
import { faceQr, handOverUrl } from '../../shared/domain/invoice.ts';
import type { IssuedBody } from '../../shared/domain/journal-entry.ts';
import { toHex, utf8 } from '../../shared/gm/bytes.ts';
import type { Gm } from '../../shared/gm/load-gm.ts';
import type { Store } from '../db/store.ts';
import type { SealedInvoice } from './seal-invoice.ts';

interface RecordParts {
  readonly store: Store;
  readonly gm: Gm;
  /** A user id. */
  readonly actor: string;
}

/**
 * Writes one sealed invoice: number, signed bytes, signature, journal entry, totals and upload duty (P1). Call it inside
 * the transaction. Throws `RangeError` when its number is no longer the lowest available one. Returns the journal's seq.
 */
export function recordInvoice(sealed: SealedInvoice, { store, gm, actor }: RecordParts): number {
  const { invoice, leaseId } = sealed;
  const position = numberPosition(invoice.number);
  const red = invoice.related !== undefined;
  if (store.leases.available(leaseId)[0]?.first !== position)
    throw new RangeError('the number is no longer next');
  const at = beijingIso(invoice.issuedAt);
  const entry = store.journal.append({
    type: 'invoice.issued',
    at,
    actor,
    body: { ...issuedBody(sealed, gm) },
  });
  insertInvoice(sealed, store, { seq: entry.seq, at });
  store.leases.take(leaseId, { first: position, last: position }, red ? 'red' : 'issued');
  const amountFen = invoice.draft.totalFen;
  const day = beijingDay(invoice.issuedAt);
  store.dayTotals.add({ day, kind: invoice.kind.kind, red, amountFen });
  for (const item of invoice.draft.items) store.itemUses.add(item.itemCode, day, item.amountFen);
  store.results.countIssued(amountFen);
  return entry.seq;
}

function insertInvoice(
  { invoice, leaseId, ...sealed }: SealedInvoice,
  store: Store,
  { seq, at }: { readonly seq: number; readonly at: string },
): void {
  store.invoices.insert(
    {
      seq,
      code: invoice.code,
      number: invoice.number,
      kind: invoice.kind.kind,
      leaseId,
      checkCode: invoice.checkCode,
      businessNumber: invoice.draft.businessNumber,
      contentDigest: sealed.contentDigest,
      totalFen: invoice.draft.totalFen,
      issuedAt: at,
      related: invoice.related,
      catalogueVersion: sealed.catalogueVersion,
      payMode: invoice.draft.payMode ?? null,
    },
    {
      signedBytes: sealed.signedBytes,
      signature: sealed.signature,
      payerName: invoice.draft.payer.name,
      payerCode: invoice.draft.payer.code ?? null,
      faceCode: invoice.kind.faceCode,
      faceVersion: invoice.kind.faceVersion,
      faceQr: faceQr(invoice),
      handOverUrl: handOverUrl(sealed.verificationUrl, invoice),
    },
  );
}

function issuedBody({ invoice, leaseId, ...sealed }: SealedInvoice, { sm3 }: Gm): IssuedBody {
  return {
    code: invoice.code,
    number: invoice.number,
    checkCode: invoice.checkCode,
    kind: invoice.kind.kind,
    leaseId,
    businessNumberSm3: toHex(sm3(utf8(invoice.draft.businessNumber))),
    contentDigest: toHex(sealed.contentDigest),
    totalFen: invoice.draft.totalFen,
    signedBytesSm3: toHex(sm3(sealed.signedBytes)),
    signatureSm3: toHex(sm3(sealed.signature)),
    relatedCode: invoice.related?.code,
    relatedNumber: invoice.related?.number,
  };
}
