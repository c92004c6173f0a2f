import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PracticePlace } from '../../src/main/ports.ts';
import { createPracticePlatform, type PracticePlatform } from '../../src/main/practice/practice-platform.ts';
import { type Gm, loadGm } from '../../src/shared/gm/load-gm.ts';
import { createPracticeTerminal, type PracticeTerminal } from './practice-terminal.ts';

/** A running practice platform in a folder of its own, with a clock that the test moves. */
export interface PracticeDesk {
  readonly gm: Gm;
  readonly folder: string;
  readonly platform: PracticePlatform;
  readonly clock: { at: number };
  place: PracticePlace;
  /** An enrolled terminal that has not uploaded anything yet. */
  newTerminal(): Promise<PracticeTerminal>;
  put(path: string, body: unknown, method?: string): Promise<unknown>;
  close(): Promise<void>;
}

export async function startPracticeDesk(assets?: string): Promise<PracticeDesk> {
  const gm = await loadGm();
  const folder = mkdtempSync(join(tmpdir(), 'practice-'));
  const clock = { at: Date.parse('2026-11-24T10:21:03.120+08:00') };
  const platform = createPracticePlatform({ dataDir: folder, clock: { now: () => clock.at }, assets });
  const desk: PracticeDesk = {
    gm,
    folder,
    platform,
    clock,
    place: await platform.start(),
    newTerminal: () =>
      createPracticeTerminal({ gm, url: desk.place.url, now: () => clock.at }).enrol({
        ...desk.place,
        code: platform.makeCode(),
      }),
    async put(path, body, method = 'PUT') {
      const response = await fetch(desk.place.url + path, {
        method,
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      });
      return response.json();
    },
    async close() {
      await platform.stop();
      rmSync(folder, { recursive: true });
    },
  };
  return desk;
}
