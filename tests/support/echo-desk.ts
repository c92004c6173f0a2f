import type { Desk } from '../../src/main/app/desk.ts';
import type { DeskEvent } from '../../src/shared/contract/events.ts';

/** A desk that answers with what it was asked and by which session: for what a host alone is responsible for. */
export function createEchoDesk(): Desk & { emit(event: DeskEvent): void; readonly sessions: () => number } {
  const listeners = new Set<(event: DeskEvent) => void>();
  let opened = 0;
  return {
    openSession() {
      opened += 1;
      const session = opened;
      return {
        call: async (name, input, approval) => ({ ok: true, value: { session, name, input, approval } }),
        close: () => {},
      };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    wake: () => {},
    close: async () => {},
    emit: event => {
      for (const listener of listeners) listener(event);
    },
    sessions: () => opened,
  };
}
