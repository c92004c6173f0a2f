import type { SyncOverview } from '../../../shared/contract/sync.ts';
import { countText } from '../../components/figures.ts';
import type { IconName } from '../../components/icon.tsx';
import { Tagged, type Tone } from '../../components/tagged.tsx';
import { syncTexts } from '../../texts/sync.ts';

type CountName = keyof SyncOverview['counts'];

const looks: Readonly<Record<CountName, { readonly tone: Tone; readonly icon: IconName }>> = {
  queued: { tone: 'offline', icon: 'ring' },
  sending: { tone: 'offline', icon: 'up' },
  accepted: { tone: 'ok', icon: 'check' },
  unknown: { tone: 'warn', icon: 'question' },
  objected: { tone: 'error', icon: 'back' },
  refused: { tone: 'error', icon: 'cross' },
};

const flow: readonly CountName[] = ['queued', 'sending', 'accepted'];
const aside: readonly CountName[] = ['unknown', 'objected', 'refused'];

/** 排队 → 传送 → 已监制, and beside it what did not get through. */
export function Counters({ counts }: { readonly counts: SyncOverview['counts'] }) {
  return (
    <dl className="sync-counters" aria-label={syncTexts.counts}>
      {[...flow, ...aside].map(name => (
        <div key={name} className={aside[0] === name ? 'sync-counter sync-aside' : 'sync-counter'}>
          <dt>
            <Tagged {...looks[name]} tone={counts[name] === 0 ? 'plain' : looks[name].tone}>
              {syncTexts[name]}
            </Tagged>
          </dt>
          <dd>{countText(counts[name])}</dd>
        </div>
      ))}
    </dl>
  );
}
