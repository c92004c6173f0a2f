import { maxBatch } from '../../shared/protocol/upload.ts';
import type { ListedInvoice } from '../db/repositories/invoices.ts';
import type { StoredEntry } from '../db/repositories/journal.ts';
import type { ReadStore } from '../db/store.ts';

/** Consecutive entries after a head, with the invoices that travel along. */
export interface UploadBatch {
  readonly entries: readonly StoredEntry[];
  readonly invoices: readonly ListedInvoice[];
  /** The journal goes on behind this batch. */
  readonly more: boolean;
}

/** A request stays well below what a server takes at once; invoices of many items are large. */
const maxBytes = 4 * 2 ** 20;

/** The next batch after `head`: at most 500 entries and about 4 MiB, but always one entry if there is one. */
export function readUploadBatch(store: ReadStore, head: number, again: readonly number[]): UploadBatch {
  const following = store.journal.after(head, maxBatch);
  const sizeOf = (entry: StoredEntry): number => entry.body.length + documentBytes(store, entry);
  let bytes = 0;
  const end = following.findIndex((entry, index) => {
    bytes += sizeOf(entry);
    return index > 0 && bytes > maxBytes;
  });
  const entries = end < 0 ? following : following.slice(0, end);
  const issued = entries.filter(entry => entry.type === 'invoice.issued').map(entry => entry.seq);
  return {
    entries,
    invoices: [...again, ...issued].flatMap(seq => store.invoices.bySeq(seq) ?? []),
    more: end >= 0 || following.length === maxBatch,
  };
}

function documentBytes({ invoices }: ReadStore, { type, seq }: StoredEntry): number {
  const document = type === 'invoice.issued' ? invoices.document(seq) : undefined;
  return document === undefined ? 0 : document.signedBytes.length + document.signature.length;
}
