import { type EpochMs, parseBeijingIso } from '../../../shared/domain/beijing-time.ts';
import type { EInvoiceFacts } from '../../documents/read-einvoice.ts';
import type { IssuedEntry } from '../store/issued-entries.ts';
import type { Terminal } from '../store/terminals.ts';

/** An invoice under judgement, with the entry that speaks of it and what its signed bytes say. */
export interface Submission {
  readonly terminal: Terminal;
  readonly entry: IssuedEntry;
  readonly facts: EInvoiceFacts;
  readonly signedBytes: Uint8Array;
  /** The unit's `<Signature>` element as written. */
  readonly signature: Uint8Array;
}

/** IssueDate and IssueTime, whole seconds. */
export function issuedAt({ facts: { issueDate, issueTime } }: Pick<Submission, 'facts'>): EpochMs {
  const day = `${issueDate.slice(0, 4)}-${issueDate.slice(4, 6)}-${issueDate.slice(6)}`;
  const at = parseBeijingIso(`${day}T${issueTime}+08:00`);
  if (at === undefined) throw new Error('the reader let a time through that does not exist');
  return at;
}
