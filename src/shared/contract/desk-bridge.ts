import type { DeskEvent } from './events.ts';
import type { Transport } from './transport.ts';

/** What a preload gives to the page, as `desk`: calls to the core and its events. */
export interface DeskBridge {
  readonly call: Transport;
  /** Answers what stops listening. */
  subscribe(listener: (event: DeskEvent) => void): () => void;
}
