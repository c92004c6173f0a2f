import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../src/main/app/create-app.ts';
import { createNodeClock } from '../../src/main/hosts/node-ports.ts';
import { createPracticePlatform } from '../../src/main/practice/practice-platform.ts';
import { type Call, createClient } from '../../src/shared/contract/client.ts';
import type { RowResult } from '../../src/shared/contract/invoices.ts';
import { draftAt } from '../crash/drafts.ts';

/** The real desk on an empty folder, with a practice platform beside it. */
export interface BenchDesk {
  readonly call: Call;
  /** Issues the next draft by itself. */
  issueOne(): Promise<void>;
  /** Issues the next drafts as one file. */
  issueFile(count: number): Promise<readonly RowResult[]>;
  close(): Promise<void>;
}

const silent = () => undefined;
/** The practice platform grants this many at once, and no more may wait for upload. */
export const most = 5000;

export async function createBenchDesk(numbers: number): Promise<BenchDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const clock = createNodeClock();
  const platform = createPracticePlatform({ dataDir: join(folder, 'practice'), clock });
  await platform.start();
  const ports = {
    clock,
    logger: { info: silent, warn: silent, error: silent },
    practice: () => platform.start(),
  };
  const desk = await createApp({
    dataDir: join(folder, 'terminal'),
    ports,
    host: 'bench',
    background: false,
  });
  const call = createClient(desk.openSession().call);
  const administrator = { id: 'zhang', name: '张三', pin: 'PIN-of-the-bench-1' };
  await call('terminal.enrol', { platform: { mode: 'practice' }, administrator });
  for (let granted = 0; granted < numbers; granted += most)
    await call('leases.request', { kind: '0101', count: most, reason: '' });
  let next = 0;
  return {
    call,
    async issueOne() {
      next += 1;
      await call('invoices.issue', { draft: draftAt(next) });
    },
    async issueFile(count) {
      const drafts = Array.from({ length: count }, (_, index) => draftAt(next + 1 + index));
      next += count;
      const content = Buffer.from(JSON.stringify(drafts)).toString('base64');
      const { rows, failed } = await call('invoices.issueFile', { name: 'bench.json', content });
      if (failed > 0) throw new Error(`${failed} of ${count} were not issued`);
      return rows;
    },
    async close() {
      await desk.close();
      await platform.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
