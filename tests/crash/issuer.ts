import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createApp } from '../../src/main/app/create-app.ts';
import { createNodeClock } from '../../src/main/hosts/node-ports.ts';
import { createClient } from '../../src/shared/contract/client.ts';
import { draftAt } from './drafts.ts';

/**
 * Opens the real desk and issues draft after draft until it is killed, writing down each number only after the call
 * has answered: `<draft> <code> <number> <check code>`. Starts on a line `{dataDir, user, pin, from, upload}` so that
 * loading it takes no time of the test.
 */
const [line] = await once(createInterface({ input: process.stdin }), 'line');
const order = JSON.parse(String(line)) as Order;

interface Order {
  readonly dataDir: string;
  readonly user: string;
  readonly pin: string;
  readonly from: number;
  /** Uploads after each round. */
  readonly upload: boolean;
}

const silent = () => undefined;
const ports = { clock: createNodeClock(), logger: { info: silent, warn: silent, error: silent } };
const desk = await createApp({ dataDir: order.dataDir, ports, host: 'crash', background: false });
const call = createClient(desk.openSession().call);
await call('session.unlock', { user: order.user, pin: order.pin });
writeSync(1, 'ready\n');

for (let at = order.from; ; ) {
  at = await issueSingly(at, 4);
  at = await issueTogether(at, 1 + (at % 23));
  if (!order.upload) continue;
  await call('sync.run', {});
  writeSync(1, 'uploaded\n');
}

async function issueSingly(from: number, count: number): Promise<number> {
  for (let at = from; at < from + count; at += 1) {
    const { invoice } = await call('invoices.issue', { draft: draftAt(at) });
    say(at, invoice);
  }
  return from + count;
}

async function issueTogether(from: number, count: number): Promise<number> {
  const drafts = Array.from({ length: count }, (_, index) => draftAt(from + index));
  const content = Buffer.from(JSON.stringify(drafts)).toString('base64');
  const { rows, failed } = await call('invoices.issueFile', { name: 'chunk.json', content });
  if (failed > 0) throw new Error(JSON.stringify(rows.find(row => row.number === undefined)));
  for (const [index, row] of rows.entries()) say(from + index, row);
  return from + count;
}

function say(
  at: number,
  {
    code,
    number,
    checkCode,
  }: { code?: string | undefined; number?: string | undefined; checkCode?: string | undefined },
): void {
  writeSync(1, `${at} ${code} ${number} ${checkCode}\n`);
}
