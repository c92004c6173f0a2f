import type { BatchView } from '../../../shared/contract/batches.ts';
import type { IconName } from '../../components/icon.tsx';
import { Tagged, type Tone } from '../../components/tagged.tsx';
import { batchStateTexts } from '../../texts/batches.ts';

const looks: Readonly<Record<BatchView['state'], { readonly tone: Tone; readonly icon: IconName }>> = {
  checked: { tone: 'plain', icon: 'list' },
  running: { tone: 'offline', icon: 'up' },
  paused: { tone: 'warn', icon: 'warn' },
  finished: { tone: 'ok', icon: 'check' },
};

export function BatchStateTag({ state }: { readonly state: BatchView['state'] }) {
  return <Tagged {...looks[state]}>{batchStateTexts[state]}</Tagged>;
}
