import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyBundle } from '../../../src/main/app/verify-bundle.ts';
import { unzipTexts, zipTexts } from '../../../src/main/exchange/zip.ts';
import { fromBase64, toBase64 } from '../../../src/shared/gm/bytes.ts';
import { draftOf, startDesk, type TestDesk } from '../../support/desk.ts';

let desk: TestDesk;
let files: Readonly<Record<string, string>>;
let bytes: Uint8Array;
/** The platform's latest head, held outside. */
let head: string;

beforeAll(async () => {
  desk = await startDesk();
  await desk.lease(20);
  await desk.issueFile(['A-1', 'A-2', 'A-3'].map(number => draftOf(number)));
  await desk.sync();
  const { name, content } = await desk.call('audit.export', {});
  expect(name).toMatch(/^unit-invoicing-[0-9a-f]{8}-2026-11-24\.zip$/);
  bytes = fromBase64(content);
  files = unzipTexts(bytes);
  const { terminalId } = await desk.call('status.get', {});
  head = await (await fetch(`${desk.proxy.url}/v1/heads/${terminalId}`)).text();
});
afterAll(() => desk.close());

const unreadable = expect.objectContaining({ code: 'file_unreadable' });
/** Checks that fail once some files are other ones. */
async function failed(
  changed: Readonly<Record<string, string>>,
  outside?: string,
): Promise<readonly string[]> {
  const report = await verifyBundle(zipTexts({ ...files, ...changed }), outside);
  return report.checks.filter(({ ok }) => !ok).map(({ name }) => name);
}
type Line = Record<string, unknown>;
/** One line of a file changed. */
function lineOf(name: string, index: number, change: (line: Line) => Line): Readonly<Record<string, string>> {
  const lines = files[name]!.trimEnd().split('\n');
  lines[index] = JSON.stringify(change(JSON.parse(lines.at(index)!) as Line));
  return { [name]: `${lines.join('\n')}\n` };
}
const without = (name: string, index: number) => ({
  [name]: files[name]!.split('\n').toSpliced(index, 1).join('\n'),
});
const turned = (text: unknown) => {
  const raw = fromBase64(String(text));
  return toBase64(raw.with(raw.length - 1, raw.at(-1)! ^ 1));
};

describe('an audit bundle', () => {
  it('verifies on its own, and against a head held outside', async () => {
    const inside = await desk.call('audit.verify', {});
    expect(await verifyBundle(bytes, undefined)).toEqual(inside);
    expect(await verifyBundle(bytes, head)).toMatchObject({ ok: true, witnessedAt: inside.witnessedAt });
  });

  it('holds no private key and no PIN', () => {
    const text = Object.values(files).join('\n');
    expect(text).not.toMatch(/PRIVATE|pin_salt|wrapped/);
  });

  it('is the same bytes for the same data', async () => {
    expect((await desk.call('audit.export', {})).content).toBe(toBase64(bytes));
  });

  it('is readable as text: a line for each entry and invoice', () => {
    expect(Object.keys(files).sort()).toEqual([
      ...['catalogues.jsonl', 'certificates/intermediate.pem', 'certificates/invoice.pem'],
      ...['certificates/root.pem', 'certificates/terminal.pem', 'day-totals.jsonl', 'heads.jsonl'],
      ...['invoices.jsonl', 'journal.jsonl', 'leases.jsonl', 'manifest.json'],
    ]);
    expect(files['invoices.jsonl']!.trimEnd().split('\n')).toHaveLength(3);
  });
});

describe('a bundle that was altered', () => {
  it('is found in the journal', async () => {
    expect(await failed(lineOf('journal.jsonl', 3, line => ({ ...line, actor: 'nobody' })))).toContain(
      'chain',
    );
    expect(
      await failed(lineOf('journal.jsonl', 3, line => ({ ...line, body: turned(line['body']) }))),
    ).toContain('chain');
  });

  it('is found in the invoices', async () => {
    const invoice = (change: (line: Line) => Line) => lineOf('invoices.jsonl', 1, change);
    expect(await failed(invoice(line => ({ ...line, totalFen: 1 })))).toEqual(['documents']);
    expect(await failed(invoice(line => ({ ...line, signedBytes: turned(line['signedBytes']) })))).toEqual(
      expect.arrayContaining(['documents', 'unit-signatures']),
    );
    expect(await failed(invoice(line => ({ ...line, signature: turned(line['signature']) })))).toEqual(
      expect.arrayContaining(['documents', 'unit-signatures']),
    );
    expect(await failed(invoice(line => ({ ...line, supervision: turned(line['supervision']) })))).toEqual([
      'supervision-signatures',
    ]);
  });

  it('is found in leases, heads, catalogues and totals', async () => {
    const counts = (line: Line) => ({ ...line, counts: { ...(line['counts'] as Line), issued: 2 } });
    expect(await failed(lineOf('leases.jsonl', 0, counts))).toEqual(['numbers']);
    const unsigned = (line: Line) => ({ ...line, payload: turned(line['payload']) });
    expect(await failed(lineOf('heads.jsonl', 0, unsigned))).toEqual(['heads']);
    expect(await failed(lineOf('catalogues.jsonl', 0, unsigned))).toEqual(['catalogues']);
    expect(await failed(without('catalogues.jsonl', 0))).toEqual(['catalogues']);
    expect(await failed(lineOf('day-totals.jsonl', 0, line => ({ ...line, amountFen: 1 })))).toEqual([
      'day-totals',
    ]);
    expect(await failed(without('heads.jsonl', 0), head)).toEqual([]);
  });

  it('is found in the certificates', async () => {
    const { 'certificates/terminal.pem': terminal, 'certificates/invoice.pem': invoice } = files;
    expect(await failed({ 'certificates/invoice.pem': terminal! })).toEqual(
      expect.arrayContaining(['enrolment', 'unit-signatures']),
    );
    expect(await failed({ 'certificates/terminal.pem': invoice! })).toEqual(['enrolment']);
    expect(await failed({ 'certificates/root.pem': files['certificates/intermediate.pem']! })).toEqual(
      expect.arrayContaining(['enrolment', 'heads', 'grants']),
    );
  });

  it('is found in the manifest', async () => {
    const manifest = (change: Line) => ({
      'manifest.json': JSON.stringify({ ...(JSON.parse(files['manifest.json']!) as Line), ...change }),
    });
    const terminalId = '00000000-0000-4000-8000-000000000000';
    expect(await failed(manifest({ terminalId }))).toEqual(expect.arrayContaining(['chain', 'heads']));
    expect(await failed(manifest({ epoch: 2 }))).toEqual(['heads']);
    for (const change of [{ entries: 1 }, { invoices: 99 }, { format: 'other' }])
      await expect(verifyBundle(zipTexts({ ...files, ...manifest(change) }), undefined)).rejects.toEqual(
        unreadable,
      );
  });

  it('does not lose its tail unseen: by its own manifest, and against the head held outside', async () => {
    const cut = { ...without('journal.jsonl', -2), ...without('invoices.jsonl', -2) };
    await expect(verifyBundle(zipTexts({ ...files, ...cut }), undefined)).rejects.toEqual(unreadable);
    const manifest = JSON.parse(files['manifest.json']!) as { entries: number; invoices: number };
    const { entries, invoices } = manifest;
    const fitting = JSON.stringify({ ...manifest, entries: entries - 1, invoices: invoices - 1 });
    const headless = { ...cut, 'manifest.json': fitting, 'heads.jsonl': '' };
    expect(await failed(headless, head)).toContain('outside-head');
  });
});

describe('what is no bundle', () => {
  it('is said to be unreadable: no zip, a cut zip, another zip, a missing file, broken lines', async () => {
    const noBundles: readonly Uint8Array[] = [
      ...[new Uint8Array(), Buffer.from('this is a letter'), bytes.subarray(0, bytes.length / 2)],
      zipTexts({ 'a.txt': 'a' }),
      ...Object.keys(files).map(name =>
        zipTexts(Object.fromEntries(Object.entries(files).filter(([other]) => other !== name))),
      ),
      ...Object.keys(files)
        .filter(name => name.includes('.json'))
        .map(name => zipTexts({ ...files, [name]: `${files[name]}{"a":` })),
      zipTexts({ ...files, ...lineOf('journal.jsonl', 1, line => ({ ...line, body: '!' })) }),
      zipTexts({ ...files, ...lineOf('journal.jsonl', 1, line => ({ ...line, hash: 'zz' })) }),
      zipTexts({ ...files, ...lineOf('invoices.jsonl', 1, line => ({ ...line, totalFen: '1' })) }),
      zipTexts({ ...files, 'certificates/root.pem': '' }),
    ];
    for (const [index, file] of noBundles.entries())
      await expect(verifyBundle(file, undefined), String(index)).rejects.toEqual(unreadable);
  });

  it('is said of a head, too', async () => {
    for (const text of ['', '{}', 'head', '{"payload":"!","signature":"","certificate":""}'])
      await expect(verifyBundle(bytes, text), text).rejects.toEqual(unreadable);
  });
});
