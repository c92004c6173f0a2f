import type { Settings } from '../../shared/contract/settings.ts';
import { beijingIso, type EpochMs } from '../../shared/domain/beijing-time.ts';
import { keepSettings, readSettings } from '../db/repositories/settings.ts';
import type { Store } from '../db/store.ts';
import type { EventBus } from './event-bus.ts';

export interface SettingsService {
  get(): Settings;
  /** How the window looks is nobody's promise: it is not journaled. */
  setDisplay(display: Settings['display']): Settings;
  change(change: SettingsChange, actor: string): Settings;
}

/** Only what is to change. */
export type SettingsChange = { readonly [N in Exclude<keyof Settings, 'display'>]?: Settings[N] | undefined };

interface SettingsParts {
  readonly store: Store;
  readonly events: EventBus;
  readonly now: () => EpochMs;
}

export function createSettingsService({ store, events, now }: SettingsParts): SettingsService {
  const get = () => readSettings(store.db);
  return {
    get,
    setDisplay(display) {
      keepSettings(store.db, { display });
      events.publish({ topic: 'settings' });
      return get();
    },
    change(change, actor) {
      const names = Object.keys(change);
      store.commit(() => {
        keepSettings(store.db, change);
        store.journal.append({ type: 'setting.changed', at: beijingIso(now()), actor, body: { names } });
      });
      events.publish({ topic: 'settings' });
      return get();
    },
  };
}
