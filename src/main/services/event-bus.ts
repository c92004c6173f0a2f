import type { DeskEvent } from '../../shared/contract/events.ts';

export interface EventBus {
  publish(event: DeskEvent): void;
  subscribe(listener: (event: DeskEvent) => void): () => void;
}

export function createEventBus(): EventBus {
  const listeners = new Set<(event: DeskEvent) => void>();
  return {
    publish(event) {
      for (const listener of listeners) listener(event);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
