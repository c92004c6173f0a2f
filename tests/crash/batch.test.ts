import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BatchView } from '../../src/shared/contract/batches.ts';
import type { Call } from '../../src/shared/contract/client.ts';
import { type CrashDesk, createCrashDesk, person } from './crash-desk.ts';

const rowCount = 3000;
const header = '业务流水号,票据种类,交款人类型,交款人,信用代码,项目编码,数量,单位,标准,金额,备注';

/** Line number in the file → what is wrong with it there, and how it is put right in the file of failed rows. */
const faults: ReadonlyMap<number, readonly [good: RegExp, bad: string, wrong: string, right: string]> =
  new Map([
    [37, [/个人,缴费人37,/, '个人,缴费人37,3.20106E+17', "'3.20106E+17", "'320106199001011234"]],
    [512, [/,0101,个人,缴费人512,/, ',0401,单位,某公司,', "'0401,单位,某公司,", "'0101,个人,缴费人512,"]],
    [1024, [/,100\.00,/, ',100.005,', ',100.005,', ',100.00,']],
    [1501, [/10304010101/, '10304010999', "'10304010999", "'10304010101"]],
    [2048, [/,缴费人2048,/, ',,', '个人,,', '个人,缴费人2048,']],
    [2500, [/,1,副,100,/, ',3,副,100,', ',3,副,100,', ',1,副,100,']],
    [2999, [/,0101,/, ',9101,', "'9101", "'0101"]],
  ]);

function goodLine(line: number): string {
  return `XF2026-${line},0101,个人,缴费人${line},,10304010101,1,副,100,100.00,2026年秋季学费`;
}

function fileLines(): readonly string[] {
  const lines = Array.from({ length: rowCount }, (_, index) => {
    const line = index + 2;
    const [good, bad] = faults.get(line) ?? [];
    return good === undefined || bad === undefined ? goodLine(line) : goodLine(line).replace(good, bad);
  });
  return [header, ...lines];
}

const cli = fileURLToPath(new URL('../../src/main/hosts/cli/main.ts', import.meta.url));

/** The real command line, killed without warning when it has said that some rows are done. */
async function issueUntilKilled(input: string, dataDir: string, atLeast: number): Promise<void> {
  const child: ChildProcess = spawn(process.execPath, [cli, 'issue', '--input', input, '--data', dataDir], {
    env: { ...process.env, UNIT_INVOICING_USER: person.user, UNIT_INVOICING_PIN: person.pin },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const closed = once(child, 'close');
  const said: string[] = [];
  for await (const text of createInterface({ input: child.stderr! })) {
    said.push(text);
    const done = Number(/^(\d+)\/3000$/.exec(text)?.[1] ?? 0);
    if (done >= atLeast) child.kill('SIGKILL');
  }
  await closed;
  if (child.signalCode !== 'SIGKILL') throw new Error(`ended by itself:\n${said.join('\n')}`);
}

async function run(call: Call, id: string): Promise<BatchView> {
  await call('batches.start', { id });
  for (;;) {
    const view = await call('batches.get', { id });
    if (view.state !== 'running') return view;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

let desk: CrashDesk;
beforeAll(async () => {
  desk = await createCrashDesk();
});
afterAll(() => desk.close());

/** What is in the files: number by number, and row by row. */
function numbers() {
  const { invoices } = desk.read();
  return {
    positions: invoices.map(({ name }) => Number(name.split(' ')[1])),
    businessNumbers: new Set(invoices.map(({ businessNumber }) => businessNumber)),
  };
}

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

function settledRows(): number {
  const db = new Database(join(desk.dataDir, 'terminal.db'), { readonly: true });
  try {
    const sql = "SELECT count(*) FROM batch_rows WHERE status = 'issued'";
    return db.prepare<[], number>(sql).pluck().get() ?? 0;
  } finally {
    db.close();
  }
}

describe('a batch of 3,000 rows whose process is killed', () => {
  it('goes on where it stopped, and ends with every row issued once when the seven bad ones are corrected', async () => {
    const input = join(desk.dataDir, '学费2026秋.csv');
    writeFileSync(input, iconv.encode(fileLines().join('\r\n'), 'gb18030'));
    await issueUntilKilled(input, desk.dataDir, 300);

    const before = numbers();
    expect(before.positions).toEqual(upTo(before.positions.length));
    expect(before.positions.length).toBeGreaterThanOrEqual(200);
    expect(settledRows()).toBe(before.positions.length);

    await desk.open(async call => {
      await call('session.unlock', person);
      const [batch] = await call('batches.list', {});
      expect(batch).toMatchObject({
        ...{ name: '学费2026秋.csv', state: 'paused', stopped: null, total: rowCount, failed: faults.size },
        issued: before.positions.length,
        ready: rowCount - faults.size - before.positions.length,
      });
      const { id } = batch!;

      expect(await run(call, id)).toMatchObject({
        state: 'finished',
        issued: 2993,
        same: 0,
        ready: 0,
        failed: 7,
      });
      expect(numbers().positions).toEqual(upTo(2993));

      const file = await call('batches.failedFile', { id });
      const lines = Buffer.from(file.content, 'base64').toString().trim().split('\r\n');
      const positions = lines.slice(1).map(line => Number(line.split(',')[0]));
      expect(positions).toEqual([...faults.keys()].map(line => line - 1));
      const corrected = lines.map((line, index) => {
        const [, , wrong, right] = faults.get((positions[index - 1] ?? -1) + 1) ?? [];
        if (wrong === undefined || right === undefined) return line;
        expect(line).toContain(wrong);
        return line.replace(wrong, right);
      });

      const content = Buffer.from(corrected.join('\r\n')).toString('base64');
      expect(await call('batches.merge', { id, name: file.name, content })).toMatchObject({
        ...{ state: 'paused', total: rowCount, ready: 7, failed: 0 },
      });
      expect(await run(call, id)).toMatchObject({ state: 'finished', issued: rowCount, same: 0, failed: 0 });
    });

    const after = numbers();
    expect(after.positions).toEqual(upTo(rowCount));
    expect(after.businessNumbers).toEqual(
      new Set(
        fileLines()
          .slice(1)
          .map(line => line.split(',')[0]),
      ),
    );
    expect(await desk.verify()).toMatchObject({ ok: true });
  });
});
