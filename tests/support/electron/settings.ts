import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Settings } from './wire.ts';

/** An application started without a test has folders of its own that nobody keeps. */
export function readSettings(): Settings {
  const text = process.env['STAND_IN'];
  if (text !== undefined) return JSON.parse(text) as Settings;
  const scratch = mkdtempSync(join(tmpdir(), 'stand-in-'));
  return { scratch, userData: join(scratch, 'data'), packaged: true, secretStore: 'gnome_libsecret' };
}
