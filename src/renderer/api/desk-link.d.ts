import type { DeskEvent } from '../../shared/contract/events.ts';
import type { Transport } from '../../shared/contract/transport.ts';
/** The page's way to the core; each host provides one. */
export interface DeskLink {
    readonly call: Transport;
    /** Listens until told to stop. `onState` says whether events arrive. */
    subscribe(listener: (event: DeskEvent) => void, onState: (state: LinkState) => void): () => void;
}
/** `gone`: the desk does not answer; `stranger`: it does, and does not know this window. */
export type LinkState = 'open' | 'gone' | 'stranger';
/** The desk's process did not answer; whether it did what was asked is not known. */
export declare class DeskGone extends Error {
    readonly name = "DeskGone";
}
