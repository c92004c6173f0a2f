/** The types of journal entries, `noun.pastTense`. Seq 1 is always `terminal.enrolled`. */
export const journalTypes = [
  'terminal.enrolled',
  'user.added',
  'user.changed',
  'pin.reset',
  'setting.changed',
  'catalogue.adopted',
  'lease.granted',
  'invoice.issued',
  'number.voided',
  'lease.returned',
  'lease.lapsed',
  'lease.withheld',
  'epoch.started',
  'print.requested',
  'print.spooled',
  'print.confirmed',
  'print.failed',
] as const;
export type JournalType = (typeof journalTypes)[number];

/** One line of the 流水账. `body` is JSON as written: hashes cover these bytes, they are never written again. */
export interface JournalEntry {
  readonly seq: number;
  readonly type: string;
  /** ISO 8601, milliseconds, +08:00. */
  readonly at: string;
  /** A user id, or `system`. */
  readonly actor: string;
  readonly body: Uint8Array;
}

/** Body of `invoice.issued`, blue and red. Digests are lower-case hex. */
export interface IssuedBody {
  readonly code: string;
  readonly number: string;
  readonly checkCode: string;
  readonly kind: string;
  readonly leaseId: string;
  /** Unsalted SM3 of the business number: the platform compares it across terminals. */
  readonly businessNumberSm3: string;
  readonly contentDigest: string;
  readonly totalFen: number;
  readonly signedBytesSm3: string;
  /** Over `<Signature Id="unit">…</Signature>` as written. */
  readonly signatureSm3: string;
  readonly relatedCode?: string | undefined;
  readonly relatedNumber?: string | undefined;
}
