import { useState } from 'react';
import type { Settings } from '../../../shared/contract/settings.ts';
import { useCommandOf } from '../../api/use-command-of.ts';
import { useQueryOf } from '../../api/use-query-of.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { Reading } from '../../components/reading.tsx';
import { settingsTexts } from '../../texts/settings.ts';
import { ChoiceTiles } from './choice-tiles.tsx';

type Display = Settings['display'];

/** 显示与声音: what is chosen is seen at once. */
export function DisplayPage() {
  const settings = useQueryOf('settings.get', {});
  const change = useCommandOf('settings.display');
  const announce = useAnnounce();
  // What was chosen stands at once: a radio button that springs back until it is kept looks broken.
  const [chosen, setChosen] = useState<Display>();
  const display = chosen ?? settings.data?.display;
  if (display === undefined) return <Reading of={settings} />;
  const choose = (patch: Partial<Display>) => {
    const next = { ...display, ...patch };
    setChosen(next);
    change.mutate(next, {
      onSuccess: () => announce(settingsTexts.saved),
      onSettled: () => setChosen(undefined),
    });
  };
  return (
    <section className="panel settings-panel">
      <p className="quiet">{settingsTexts.atOnce}</p>
      <ChoiceTiles
        name="theme"
        legend={settingsTexts.theme}
        value={display.theme}
        options={(['light', 'dark', 'contrast', 'large'] as const).map(value => ({
          value,
          label: settingsTexts.themes[value],
          hint: settingsTexts.themeHints[value],
        }))}
        onChoose={theme => choose({ theme })}
      />
      <ChoiceTiles
        name="density"
        legend={settingsTexts.density}
        value={display.density}
        options={(['standard', 'compact'] as const).map(value => ({
          value,
          label: settingsTexts.densities[value],
          hint: settingsTexts.densityHints[value],
        }))}
        onChoose={density => choose({ density })}
      />
      <p className="quiet">{settingsTexts.zoom}</p>
      {change.error === null ? null : <FailurePanel error={change.error} />}
    </section>
  );
}
