import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** What a unit is told by its finance office. */
const placeSchema = z.object({
  url: z.string(),
  root: z.string(),
  code: z.string(),
  unit: z.string(),
  point: z.string(),
});

export interface PracticeProcess extends z.infer<typeof placeSchema> {
  stop(): Promise<void>;
}

/** A practice platform in a process of its own: to the desk it is somebody else's, as a real one is. */
export async function startPractice(): Promise<PracticeProcess> {
  const data = mkdtempSync(join(tmpdir(), 'practice-'));
  const node = join(project, 'node_modules', '.bin', 'node');
  const child = spawn(node, ['src/main/hosts/cli/main.ts', 'practice', 'start', '--data', data], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return {
    ...placeSchema.parse(JSON.parse(line)),
    async stop() {
      const closed = once(child, 'close');
      child.kill('SIGTERM');
      await closed;
      rmSync(data, { recursive: true, force: true });
    },
  };
}
