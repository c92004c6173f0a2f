import { fromBase64 } from '../../../shared/gm/bytes.ts';
import type { UploadEntries, WireEntry } from '../../../shared/protocol/upload.ts';
import { issuedBody, startedEpoch } from '../checks/entry-bodies.ts';

/**
 * The first half of the entries after `headSeq`, without the invoices of the rest; at least one entry, so that sending
 * the rest again comes to an end. What is held already stays: it must get its results again.
 */
export function halfBatch(upload: UploadEntries, headSeq: number): UploadEntries {
  const held = upload.entries.filter(({ seq }) => seq <= headSeq).length;
  const started = upload.entries.findIndex(entry => startedEpoch(withBytes(entry)) === upload.epoch);
  // The entry that starts the batch's epoch says which epoch the others belong to.
  const kept = Math.max(Math.ceil((held + upload.entries.length) / 2), started + 1);
  const left = new Set(
    upload.entries.slice(kept).flatMap(entry => {
      const body = issuedBody(withBytes(entry));
      return body === undefined ? [] : [`${body.code}-${body.number}`];
    }),
  );
  return {
    epoch: upload.epoch,
    entries: upload.entries.slice(0, kept),
    invoices: upload.invoices.filter(({ code, number }) => !left.has(`${code}-${number}`)),
  };
}

function withBytes({ body, ...entry }: WireEntry) {
  return { ...entry, body: fromBase64(body) };
}
