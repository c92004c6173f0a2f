import type { Status } from '../../shared/contract/status.ts';
import type { IconName } from '../components/icon.tsx';
import type { Tone } from '../components/tagged.tsx';
export interface StatusCell {
    readonly name: 'line' | 'pending' | 'trouble' | 'stock' | 'clock' | 'signer';
    readonly tone: Tone;
    readonly icon: IconName;
    readonly text: string;
}
/** The status bar as data (ux §3.1, reduced). Offline is a normal state with a budget, never red. */
export declare function statusCells(status: Status, kind: string | undefined): readonly StatusCell[];
