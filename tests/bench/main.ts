import { parseArgs } from 'node:util';
import { loadGm } from '../../src/shared/gm/load-gm.ts';
import { type BenchDesk, createBenchDesk, most } from './bench-desk.ts';
import { percentile, sample, seconds } from './measure.ts';
import { naivePdf, signPairs } from './peers.ts';

const { values } = parseArgs({ options: { invoices: { type: 'string', default: '0' } } });
const prefilled = Number(values.invoices);
const rows: (readonly [what: string, figure: string, beside: string])[] = [];

function row(what: string, figure: string, beside = ''): void {
  rows.push([what, figure, beside]);
  process.stderr.write(`${what}: ${figure} ${beside}\n`);
}

const ms = (value: number) => `${value.toFixed(2)} ms`;
const rate = (count: number, time: number, unit: string) => `${Math.round(count / time)} ${unit}/s`;

const desk = await createBenchDesk(prefilled + 2 * most);
try {
  await fill(desk, prefilled);
  await issuing(desk);
  await upload(desk);
  await printing(desk);
  await signing();
  await verifying(desk);
} finally {
  await desk.close();
}
process.stdout.write(table());

async function fill({ issueFile, call }: BenchDesk, count: number): Promise<void> {
  for (let done = 0; done < count; done += most) {
    await issueFile(Math.min(most, count - done));
    await call('sync.run', {});
    process.stderr.write(`filled ${done + most}\n`);
  }
}

async function issuing({ issueOne, issueFile }: BenchDesk): Promise<void> {
  const one = await sample(400, issueOne, 20);
  row('issue one, request to durable commit, p50', ms(percentile(one, 0.5)));
  row('issue one, request to durable commit, p99', ms(percentile(one, 0.99)));
  for (const count of [100, 500]) {
    const time = await seconds(async () => {
      for (let done = 0; done < 1000; done += count) await issueFile(count);
    });
    row(`issue files of ${count}`, rate(1000, time, 'invoices'));
  }
}

async function upload({ call }: BenchDesk): Promise<void> {
  let sent = 0;
  const time = await seconds(async () => {
    ({ sent } = await call('sync.run', {}));
  });
  row('upload, both sides in one process', rate(sent, time, 'records'));
}

async function printing({ call, issueFile }: BenchDesk): Promise<void> {
  const [first] = await issueFile(1);
  const { code = '', number = '' } = first ?? {};
  const ours = await sample(100, () => call('invoices.file', { code, number, format: 'pdf' }), 5);
  const naive = await sample(20, () => naivePdf('票据种类 项目名称 收费标准 金额（元）'), 2);
  const ratio = percentile(naive, 0.5) / percentile(ours, 0.5);
  row(
    'PDF with its XML, warm, p50',
    ms(percentile(ours, 0.5)),
    `naive pdfkit ${ms(percentile(naive, 0.5))}, ×${ratio.toFixed(1)}`,
  );
  row('PDF with its XML, warm, p99', ms(percentile(ours, 0.99)));
}

async function signing(): Promise<void> {
  const [ours, theirs] = signPairs(await loadGm());
  for (const act of ['sign', 'verify'] as const) {
    const [own, peer] = [await sample(300, ours[act], 30), await sample(30, theirs[act], 5)];
    const ratio = percentile(peer, 0.5) / percentile(own, 0.5);
    row(
      `SM2 ${act} of 2 kB, p50`,
      ms(percentile(own, 0.5)),
      `sm-crypto ${ms(percentile(peer, 0.5))}, ×${ratio.toFixed(1)}`,
    );
  }
}

async function verifying({ call }: BenchDesk): Promise<void> {
  let entries = 0;
  const time = await seconds(async () => {
    const report = await call('audit.verify', {});
    if (!report.ok) throw new Error('the benchmark left something that does not hold');
    entries = report.completeTo;
  });
  row('verify, all signatures', rate(entries, time, 'entries'), `${entries} entries`);
}

function table(): string {
  const head = [
    'measured',
    prefilled === 0 ? 'on an empty file' : `with ${prefilled} invoices`,
    'beside',
  ] as const;
  const lines = [head, ['---', '---', '---'] as const, ...rows];
  return lines.map(cells => `| ${cells.join(' | ')} |\n`).join('');
}
