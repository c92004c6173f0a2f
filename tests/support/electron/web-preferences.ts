import type { WebPreferences } from 'electron';
import { refuseOthers } from './strict.ts';
import { windowOptions } from './surface.ts';

/** What Electron does where nothing is said; the only values that the stand-in enforces. */
const enforced = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  webviewTag: false,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  devTools: false,
  spellcheck: false,
} as const satisfies Partial<WebPreferences>;

/** Throws for anything but an isolated, sandboxed page. */
export function checkPreferences(preferences: WebPreferences): { readonly preload: string | undefined } {
  refuseOthers('webPreferences', preferences, windowOptions.webPreferences);
  for (const [name, value] of Object.entries(enforced)) {
    const given = preferences[name as keyof typeof enforced];
    if (given !== undefined && given !== value)
      throw new Error(`the stand-in does not enforce webPreferences.${name} = ${given}`);
  }
  return { preload: preferences.preload };
}
