import type { DeskEvent } from '../../shared/contract/events.ts';
import type { Transport } from '../../shared/contract/transport.ts';

/** The core, as a host sees it: sessions in, events out. */
export interface Desk {
  /** One session per window; nobody is signed in when it opens. */
  openSession(): DeskSession;
  subscribe(listener: (event: DeskEvent) => void): () => void;
  /** The machine slept: the platform is asked at once, which also tells the time. */
  wake(): void;
  /** Waits for what is being issued or uploaded, then lets go of the folder. */
  close(): Promise<void>;
}

export interface DeskSession {
  readonly call: Transport;
  close(): void;
}
