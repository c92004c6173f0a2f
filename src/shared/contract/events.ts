/** What a screen may have to read again. These events carry no data of their own: the screen asks. */
export const topics = ['status', 'invoices', 'leases', 'users', 'prints', 'settings', 'drafts'] as const;
export type Topic = (typeof topics)[number];

export type DeskEvent =
  | { readonly topic: Topic }
  /** Somebody outside asks the window to go to a place, written as a fragment of its address. */
  | { readonly topic: 'go'; readonly place: string }
  /** A batch moved on, or its state changed: rows that have their outcome. */
  | { readonly topic: 'batch'; readonly id: string; readonly done: number; readonly total: number };
