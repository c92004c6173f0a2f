import type { DeskBridge } from '../../shared/contract/desk-bridge.ts';
import type { DeskLink } from './desk-link.ts';

/** The bridge that a preload has put beside the page, where one has. */
export function findBridge(): DeskBridge | undefined {
  return (globalThis as { readonly desk?: DeskBridge }).desk;
}

/** The desk in the program around this page: as long as there is a page, it is there. */
export function createIpcLink(bridge: DeskBridge): DeskLink {
  return {
    call: bridge.call,
    subscribe(listener, onState) {
      onState('open');
      return bridge.subscribe(listener);
    },
  };
}
