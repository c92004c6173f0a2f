import { display, type Settings } from '../../shared/contract/settings.ts';

type Display = Settings['display'];

const key = 'desk-display';

/** How this window looked last, so that it does not flash in another colour while the settings are read. */
export function keptDisplay(): Display {
  const kept = display.safeParse(readJson(localStorage.getItem(key)));
  return kept.success ? kept.data : { theme: 'light', density: 'standard' };
}

export function keepDisplay(value: Display): void {
  localStorage.setItem(key, JSON.stringify(value));
}

function readJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return undefined;
  }
}
