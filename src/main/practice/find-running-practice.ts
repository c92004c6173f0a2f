import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { assertMigrated } from '../db/migrate.ts';
import { openForReading } from '../db/open.ts';
import { platformMigrations } from './migrations/index.ts';
import { announcedService, type RunningService } from './store/service.ts';

const instanceAnswer = z.object({ instance: z.string() });

/** Where the practice platform of that folder listens, if it runs: its row says so and it answers with its instance. */
export async function findRunningPractice(dataDir: string): Promise<{ readonly url: string } | undefined> {
  const service = readService(join(dataDir, 'platform.db'));
  if (service === undefined) return undefined;
  const instance = await askInstance(service.url);
  return instance === service.instance ? { url: service.url } : undefined;
}

function readService(file: string): RunningService | undefined {
  if (!existsSync(file)) return undefined;
  const db = openForReading(file);
  try {
    assertMigrated(db, platformMigrations);
    return announcedService(db);
  } finally {
    db.close();
  }
}

async function askInstance(url: string): Promise<string | undefined> {
  try {
    const reply = await fetch(`${url}/practice/instance`, { signal: AbortSignal.timeout(2000) });
    return instanceAnswer.safeParse(await reply.json()).data?.instance;
  } catch {
    // Nobody listens there any more, or somebody else does.
    return undefined;
  }
}
