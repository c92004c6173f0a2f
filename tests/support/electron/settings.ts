import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Settings } from './wire.ts';

/** An application started without a test has a folder of its own that nobody keeps. */
export function readSettings(): Settings {
  const text = process.env['STAND_IN'];
  if (text !== undefined) return JSON.parse(text) as Settings;
  const userData = mkdtempSync(join(tmpdir(), 'stand-in-data-'));
  return { userData, packaged: true, secretStore: 'gnome_libsecret' };
}
