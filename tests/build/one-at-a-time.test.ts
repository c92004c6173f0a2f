import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oneAtATime } from '../../build/one-at-a-time.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('work that is done one at a time', () => {
  it('waits for whoever is at it, and gets its turn even if that one failed', async () => {
    const file = join(folder, 'new', 'lock');
    const seen: string[] = [];
    const work = (name: string) =>
      oneAtATime(file, async () => {
        seen.push(`${name} begins`);
        await wait(150);
        seen.push(`${name} ends`);
        if (name === 'first') throw new Error(name);
      });
    const [first, second] = await Promise.allSettled([work('first'), work('second')]);
    expect([first.status, second.status]).toEqual(['rejected', 'fulfilled']);
    expect(seen).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });
});
