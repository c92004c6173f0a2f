import type { UploadState } from '../../../shared/domain/invoice.ts';
import type { IconName } from '../../components/icon.tsx';
import { Tagged, type Tone } from '../../components/tagged.tsx';
import { stateTexts } from '../../texts/invoices.ts';

const looks: Readonly<Record<UploadState, { readonly tone: Tone; readonly icon: IconName }>> = {
  queued: { tone: 'offline', icon: 'ring' },
  sending: { tone: 'offline', icon: 'up' },
  accepted: { tone: 'ok', icon: 'check' },
  objected: { tone: 'error', icon: 'back' },
  refused: { tone: 'error', icon: 'cross' },
  unknown: { tone: 'warn', icon: 'question' },
};

/** How far an invoice has come with the platform. */
export function StateTag({ state }: { readonly state: UploadState }) {
  return <Tagged {...looks[state]}>{stateTexts[state]}</Tagged>;
}
