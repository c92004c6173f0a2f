/** What a screen may have to read again. Events carry no data of their own: the screen asks. */
export const topics = ['status', 'invoices', 'leases', 'users'] as const;
export type Topic = (typeof topics)[number];

export interface DeskEvent {
  readonly topic: Topic;
}
