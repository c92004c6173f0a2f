import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attachments, openPdf, pageText, scanQr } from '../main/documents/read-pdf.ts';
import { readJson } from '../support/command-line.ts';
import {
  type CommandLineTerminal,
  createCommandLineTerminal,
  enrolWords,
} from '../support/command-line-terminal.ts';
import { itWith } from '../support/not-run.ts';
import { run } from '../support/run.ts';
import { judge, judgeNeeds } from './judge.ts';

/** Amounts and their capitals as a person wrote them down. */
const orders = [
  {
    businessNumber: 'OUT-1',
    kind: '0101',
    payer: { type: '1', name: '李𫖮' },
    items: [
      { itemCode: '10304010101', quantity: '1', unit: '副', price: '100', amount: '100.00' },
      { itemCode: '10304010105', quantity: '1', unit: '本', price: '15', amount: '15.00' },
    ],
    capitals: '壹佰壹拾伍圆整',
    yuan: '115.00',
  },
  {
    businessNumber: 'OUT-2',
    kind: '0401',
    payer: { type: '2', name: '南京长江航运&船务<一>有限公司', code: '913201007423456786' },
    items: [{ itemCode: '', amount: '29001.18' }],
    capitals: '贰万玖仟零壹圆壹角捌分',
    yuan: '29001.18',
  },
] as const;

interface Row {
  readonly status: string;
  readonly code: string;
  readonly number: string;
  readonly checkCode: string;
}

interface HandedOver {
  readonly xml: string;
  readonly pdf: string;
  readonly row: Row;
  readonly order: (typeof orders)[number];
}

let desk: CommandLineTerminal;
let rows: readonly Row[];
let offline: readonly HandedOver[];
let accepted: readonly HandedOver[];

beforeAll(async () => {
  desk = await createCommandLineTerminal();
  readJson(desk.runAs(desk.user, ...enrolWords(desk)));
  for (const kind of ['0101', '0401'])
    readJson(desk.runAs(desk.user, 'lease', 'request', '--kind', kind, '--count', '20'));
  desk.setFault('unreachable', true);
  const input = desk.file('orders.json', JSON.stringify(orders.map(orderOf)));
  rows = readJson<{ rows: readonly Row[] }>(desk.runAs(desk.user, 'issue', '--input', input)).rows;
  offline = rows.map((row, index) => handOver('offline', row, index));
  desk.setFault('unreachable', false);
  readJson(desk.run('sync'));
  accepted = rows.map((row, index) => handOver('accepted', row, index));
});
afterAll(() => desk?.close());

function orderOf({ capitals: _, yuan: __, ...order }: (typeof orders)[number]): object {
  const items = order.items.map(item => ({ ...item, itemCode: item.itemCode || anItemOf(order.kind) }));
  return { ...order, items };
}

function anItemOf(kind: string): string {
  const catalogue = JSON.parse(
    readFileSync(new URL('../../assets/practice/catalogue.json', import.meta.url), 'utf8'),
  ) as { items: readonly { code: string; kinds: readonly string[] }[] };
  return catalogue.items.find(({ kinds }) => kinds.includes(kind))?.code ?? '';
}

function handOver(state: string, row: Row, index: number): HandedOver {
  const xml = join(desk.folder, `${state}-${index}.xml`);
  const pdf = join(desk.folder, `${state}-${index}.pdf`);
  readJson(desk.run('show', row.code, row.number, '--xml', xml, '--pdf', pdf));
  return { xml, pdf, row, order: orders[index] ?? orders[0] };
}

function signedBytes({ row }: HandedOver): Buffer {
  const db = new Database(join(desk.terminal, 'terminal.db'), { readonly: true });
  try {
    return db
      .prepare<[string, string], Buffer>(
        'SELECT signed_bytes FROM invoices JOIN invoice_documents USING (seq) WHERE invoice_code = ? AND invoice_number = ?',
      )
      .pluck()
      .get(row.code, row.number)!;
  } finally {
    db.close();
  }
}

function printedQr({ row, order }: HandedOver): string {
  const date = readFileSync(accepted[0]!.xml, 'utf8').match(/<IssueDate>(\d{8})</)?.[1];
  return `CZ-EI-32,1.0.0,${row.code},${row.number},${row.checkCode},${date},${order.yuan}`;
}

const both = () => [...offline, ...accepted];
const databaseOf = () => join(desk.terminal, 'terminal.db');

describe('the EInvoice file', () => {
  it('is issued for each order', () =>
    expect(rows.map(({ status }) => status)).toEqual(['issued', 'issued']));

  itWith(judgeNeeds, 'bears the unit’s signature while offline, and both once accepted', () => {
    for (const { xml } of offline)
      expect(judge('einvoice', xml, databaseOf())).toMatchObject({ ok: true, signatures: 1, problems: [] });
    for (const { xml } of accepted)
      expect(judge('einvoice', xml, databaseOf())).toMatchObject({ ok: true, signatures: 2, problems: [] });
  });

  it('carries the bytes that were signed, the same in both states', () => {
    for (const one of both()) {
      const file = readFileSync(one.xml);
      const head = Buffer.from('<EInvoice>');
      const signed = signedBytes(one);
      expect(file.subarray(0, head.length + signed.length).equals(Buffer.concat([head, signed]))).toBe(true);
    }
  });

  itWith(judgeNeeds, 'is found out after any change', () => {
    const text = readFileSync(accepted[0]!.xml, 'utf8');
    const other = readFileSync(accepted[1]!.xml, 'utf8');
    const signature = (id: string, from: string) =>
      new RegExp(`<Signature Id="${id}">.*?</Signature>`).exec(from)?.[0] ?? '';
    const changes = {
      'the unit signature does not verify': text.replace('李', '孪'),
      'the supervision signature does not verify': text.replace(
        signature('supervision', text),
        signature('supervision', other),
      ),
      'KeyInfo is not what openssl prints': text.replace('<SerialNumber>', '<SerialNumber>00'),
      'not an EInvoice file': text.replace('<EInvoice>', '<EInvoice> '),
      'something else than one or two signatures': text.replace(
        '<EInvoiceSignature>',
        '<EInvoiceSignature> ',
      ),
      'no unit signature of the right form': text.replace(signature('unit', text), ''),
    };
    for (const [problem, changed] of Object.entries(changes)) {
      const file = join(desk.folder, 'changed.xml');
      expect(changed).not.toBe(text);
      writeFileSync(file, changed);
      expect(judge('einvoice', file, databaseOf()).problems.join()).toContain(problem);
    }
  });
});

describe('the printed invoice', () => {
  /** Poppler gives what stands on a line in one piece, but spaces wide gaps. */
  const readText = (pdf: string) => run('pdftotext', '-layout', pdf, '-').replace(/\s/g, '');

  function expectFace(text: string, { row, order }: HandedOver): void {
    for (const part of [row.code, row.number, row.checkCode, order.capitals, order.payer.name])
      expect(text).toContain(part);
  }

  itWith(['pdftotext'], 'is read by poppler: code, number, check code, capitals, payer', () => {
    for (const one of both()) expectFace(readText(one.pdf), one);
    for (const one of offline) expect(readText(one.pdf)).toContain('离线开具，待监制');
    for (const one of accepted) expect(readText(one.pdf)).not.toContain('待监制');
    expect(readText(accepted[1]!.pdf)).not.toContain(orders[0].capitals);
  });

  it('is read by pdf.js the same', async () => {
    for (const one of both()) expectFace(await pageText(await openPdf(readFileSync(one.pdf))), one);
  });

  it('bears a QR code that jsQR reads', async () => {
    for (const one of both()) expect(await scanQr(await openPdf(readFileSync(one.pdf)))).toBe(printedQr(one));
  });

  itWith(['pdftoppm', 'zbarimg'], 'bears a QR code that zbar reads', () => {
    for (const one of both()) {
      const image = join(desk.folder, 'page');
      run('pdftoppm', '-r', '150', '-f', '1', '-l', '1', '-singlefile', '-png', one.pdf, image);
      expect(run('zbarimg', '--raw', '-q', `${image}.png`).trim()).toBe(printedQr(one));
    }
  });

  itWith(['pdfdetach'], 'gives back exactly the EInvoice file of its state', () => {
    const detached = (pdf: string) => {
      const out = join(desk.folder, 'detached.xml');
      run('pdfdetach', '-savefile', 'einvoice.xml', '-o', out, pdf);
      return readFileSync(out);
    };
    for (const one of both()) {
      expect(detached(one.pdf).equals(readFileSync(one.xml))).toBe(true);
      expect(detached(one.pdf).includes(signedBytes(one))).toBe(true);
    }
    expect(detached(offline[0]!.pdf).equals(readFileSync(accepted[0]!.xml))).toBe(false);
  });

  it('gives back the same to pdf.js', async () => {
    for (const one of both()) {
      const found = await attachments(await openPdf(readFileSync(one.pdf)));
      expect(Buffer.from(found.get('einvoice.xml') ?? []).equals(readFileSync(one.xml))).toBe(true);
    }
  });

  itWith(['qpdf'], 'is a sound PDF, and qpdf would say so if it were not', () => {
    for (const { pdf } of both())
      expect(run('qpdf', '--check', pdf)).toContain('No syntax or stream encoding');
    const broken = join(desk.folder, 'broken.pdf');
    writeFileSync(broken, readFileSync(accepted[0]!.pdf).subarray(0, -1000));
    expect(() => run('qpdf', '--check', broken)).toThrow();
  });
});

describe('the ledger of this terminal', () => {
  itWith(judgeNeeds, 'holds, and the platform has the same bytes', () => {
    expect(judge('ledger', databaseOf())).toMatchObject({ ok: true, issued: 2, granted: 40 });
    const platform = join(desk.practiceFolder, 'platform.db');
    expect(judge('equal', databaseOf(), platform)).toMatchObject({ ok: true, ours: 2, theirs: 2 });
  });
});
