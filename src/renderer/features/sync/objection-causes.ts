import type { SyncOverview } from '../../../shared/contract/sync.ts';

export type Waiting = SyncOverview['waiting'][number];

export interface ObjectionCause {
  readonly state: 'objected' | 'refused';
  readonly code: string;
  readonly text: string;
  readonly invoices: readonly Waiting[];
}

/** What the platform did not take, by its reason: one reason has one remedy, however many invoices it hit. */
export function objectionCauses(waiting: readonly Waiting[]): readonly ObjectionCause[] {
  const causes = new Map<string, ObjectionCause>();
  for (const invoice of waiting) {
    const { state, objection } = invoice;
    if (state !== 'objected' && state !== 'refused') continue;
    const { code, text } = objection ?? { code: '', text: '' };
    const key = JSON.stringify([state, code, text]);
    const invoices = [...(causes.get(key)?.invoices ?? []), invoice];
    causes.set(key, { state, code, text, invoices });
  }
  return [...causes.values()];
}
