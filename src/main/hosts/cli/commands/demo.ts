import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { type Call, createClient } from '../../../../shared/contract/client.ts';
import type { IssueReport } from '../../../../shared/contract/invoices.ts';
import { createApp } from '../../../app/create-app.ts';
import { createReadApp } from '../../../app/create-read-app.ts';
import { readSignedInvoices } from '../../../app/read-signed-invoices.ts';
import { assetsFolder } from '../../../assets-folder.ts';
import { createPracticePlatform, type PracticePlatform } from '../../../practice/practice-platform.ts';
import { readRegisteredInvoices } from '../../../practice/read-registered-invoices.ts';
import { createNodeClock } from '../../node-ports.ts';
import type { Command, CommandCall } from '../command.ts';
import { portsFor } from '../with-desk.ts';

const sample = join(assetsFolder, 'samples', 'charges.csv');

interface Folders {
  readonly terminal: string;
  readonly practice: string;
  readonly pdf: string;
}

export const demo: Command = {
  usage: 'demo [--out DIR]',
  summary: '从头走一遍：领号、离线开具、打印、联网同步、核验',
  options: { out: { type: 'string' } },
  positionals: 0,
  async run(call) {
    const out = call.option('out') ?? mkdtempSync(join(os.tmpdir(), 'unit-invoicing-demo-'));
    const folders = {
      terminal: join(out, 'terminal'),
      practice: join(out, 'practice'),
      pdf: join(out, 'terminal', 'pdf'),
    };
    const lived = await live(folders, call);
    call.progress('重新打开两个数据库核对…');
    const judged = await judge(folders);
    const value = { ...lived, ...judged, out, ok: lived.complete && judged.ok };
    const text = `${value.ok ? '✓' : '✗'} 开具 ${lived.issued} 张，PDF ${lived.pdfs} 份，已监制 ${lived.accepted} 张；核验${judged.verify.ok ? '通过' : '不通过'}，两边逐字节相同 ${judged.equal}/${judged.held} 张\n${out}`;
    return { value, text, exitCode: value.ok ? 0 : 1 };
  },
};

/** Lease, go offline, issue, print, go online, synchronise: through the same calls as a window makes. */
async function live(folders: Folders, { progress }: CommandCall) {
  const platform = createPracticePlatform({ dataDir: folders.practice, clock: createNodeClock() });
  const ports = { ...portsFor(folders.terminal), practice: () => platform.start() };
  await platform.start();
  const desk = await createApp({ dataDir: folders.terminal, ports, host: 'demo', background: false });
  try {
    const call = createClient(desk.openSession().call);
    await enrolAndLease(call);
    progress('平台断开，离线开具…');
    const report = await issueOffline(call, platform);
    progress(`已开 ${report.issued} 张，打印…`);
    const pdfs = await printAll(call, report, folders.pdf);
    progress('平台恢复，同步…');
    platform.setFault('unreachable', false);
    const { accepted, pending } = await call('sync.run', {});
    const complete =
      report.failed === 0 && pending === 0 && accepted === report.issued && pdfs === report.issued;
    return { complete, issued: report.issued, failed: report.failed, pdfs, accepted, pending };
  } finally {
    await desk.close();
    await platform.stop();
  }
}

async function enrolAndLease(call: Call): Promise<void> {
  const pin = randomBytes(12).toString('base64url');
  const administrator = { id: 'demo', name: '演示员', pin };
  await call('terminal.enrol', { platform: { mode: 'practice' }, administrator });
  const { kinds } = await call('catalogue.get', {});
  for (const { kind } of kinds) await call('leases.request', { kind, count: 200, reason: '演示' });
}

async function issueOffline(call: Call, platform: PracticePlatform): Promise<IssueReport> {
  platform.setFault('unreachable', true);
  const content = readFileSync(sample).toString('base64');
  return call('invoices.issueFile', { name: 'charges.csv', content });
}

async function printAll(call: Call, { rows }: IssueReport, folder: string): Promise<number> {
  mkdirSync(folder, { recursive: true });
  let printed = 0;
  for (const { code = '', number = '', status } of rows) {
    if (status !== 'issued') continue;
    const { name, content } = await call('invoices.file', { code, number, format: 'pdf' });
    writeFileSync(join(folder, name), Buffer.from(content, 'base64'));
    printed += 1;
  }
  return printed;
}

/** Reads both databases afresh: what was promised must be in the files, not in this process. */
async function judge({ terminal, practice }: Folders) {
  const desk = await createReadApp({ dataDir: terminal, ports: portsFor(terminal) });
  const verify = await createClient(desk.openSession().call)('audit.verify', {});
  await desk.close();
  const ours = new Map(
    readSignedInvoices(terminal).map(invoice => [`${invoice.code}-${invoice.number}`, invoice]),
  );
  const theirs = readRegisteredInvoices(practice);
  const equal = theirs.filter(held => {
    const own = ours.get(`${held.code}-${held.number}`);
    return (
      own !== undefined &&
      Buffer.compare(own.signedBytes, held.signedBytes) === 0 &&
      Buffer.compare(own.signature, held.signature) === 0 &&
      Buffer.compare(own.supervision ?? Buffer.alloc(0), held.supervision ?? Buffer.alloc(0)) === 0
    );
  }).length;
  const ok = verify.ok && equal === theirs.length && theirs.length === ours.size && ours.size >= 200;
  return { ok, held: theirs.length, equal, verify };
}
