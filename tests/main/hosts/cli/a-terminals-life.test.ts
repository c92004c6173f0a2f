import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../../../src/main/app/create-app.ts';
import { createNodeClock } from '../../../../src/main/hosts/node-ports.ts';
import { type Ended, readJson, runCommand } from '../../../support/command-line.ts';
import {
  type CommandLineTerminal,
  createCommandLineTerminal,
  enrolWords,
} from '../../../support/command-line-terminal.ts';

const samples = fileURLToPath(new URL('../../../../assets/samples', import.meta.url));
const cashier = { UNIT_INVOICING_USER: 'li', UNIT_INVOICING_PIN: 'PIN-of-Li-2048' };
const kinds = ['0101', '0201', '0401', '0501', '0601', '0602', '0701'];

interface Row {
  readonly lines: readonly number[];
  readonly businessNumber: string;
  readonly status: string;
  readonly code?: string;
  readonly number?: string;
  readonly problems: readonly { readonly field: string; readonly code: string }[];
}
interface Report {
  readonly issued: number;
  readonly same: number;
  readonly failed: number;
  readonly rows: readonly Row[];
}
interface Lease {
  readonly kind: string;
  readonly granted: number;
  readonly [count: string]: number | string;
}
interface Status {
  readonly practice: boolean;
  readonly pending: { readonly count: number };
  readonly accepted: number;
}

let desk: CommandLineTerminal;
const said: string[] = [];
beforeAll(async () => {
  desk = await createCommandLineTerminal();
});
afterAll(() => desk?.close());

const keep = (ended: Ended) => {
  said.push(ended.stdout, ended.stderr);
  return ended;
};
const asAdministrator = (...words: readonly string[]) => keep(desk.runAs(desk.user, ...words));
const asCashier = (...words: readonly string[]) => keep(desk.runAs(cashier, ...words));
const run = (...words: readonly string[]) => keep(desk.run(...words));

function expectError(ended: Ended, code: string): string {
  expect(ended).toMatchObject({ status: 1, stdout: '' });
  const { error } = JSON.parse(ended.stderr) as { error: { code: string; message: string } };
  expect(error.code).toBe(code);
  return error.message;
}

function input(businessNumber: string, amount = '10.00'): string {
  const items = [{ itemCode: '10304010107', quantity: '1', unit: '本', price: amount, amount }];
  const order = { businessNumber, kind: '0101', payer: { type: '1', name: '葛春燕' }, items };
  return desk.file(`${businessNumber}.json`, JSON.stringify([order]));
}

describe('init', () => {
  it('refuses a wrong code, a foreign root and a platform that is not there; nothing is enrolled', () => {
    const words = enrolWords(desk);
    const withOption = (name: string, value: string) =>
      words.map((word, index) => (words[index - 1] === name ? value : word));
    expectError(asAdministrator(...withOption('--code', 'WRONG-CODE')), 'enrolment_refused');
    expectError(asAdministrator(...withOption('--trust', `sha256:${'0'.repeat(64)}`)), 'trust_mismatch');
    expectError(asAdministrator(...withOption('--platform', 'http://127.0.0.1:9')), 'platform_unreachable');
    expectError(run('status'), 'not_enrolled');
  });

  it('refuses a weak PIN before it uses up the code', () => {
    const weak = { ...desk.user, UNIT_INVOICING_PIN: '1234' };
    expectError(keep(desk.runAs(weak, ...enrolWords(desk))), 'pin_weak');
  });

  it('enrols by code, with the root pinned by its digest', () => {
    const der = Buffer.from(desk.practice.root.replace(/-----.*?-----|\s/g, ''), 'base64');
    const digest = `sha256:${createHash('sha256').update(der).digest('hex')}`;
    const words = enrolWords(desk).map(word => (word.endsWith('root.pem') ? digest : word));
    const value = readJson<Record<string, unknown>>(asAdministrator(...words, '--name', '张伟'));
    expect(value).toMatchObject({ practice: true, catalogueVersion: 1 });
  });

  it('enrols a folder once, and a code once', () => {
    expectError(asAdministrator(...enrolWords(desk)), 'already_enrolled');
    const other = runCommand(
      [...enrolWords(desk), '--data', join(desk.folder, 'other'), '--json'],
      desk.user,
    );
    expectError(keep(other), 'enrolment_refused');
    const { code } = JSON.parse(
      runCommand(['practice', 'code', '--data', desk.practiceFolder, '--json']).stdout,
    ) as { code: string };
    expect(code).not.toBe(desk.practice.code);
  });
});

describe('people', () => {
  it('are added by the administrator, with a PIN from the environment', () => {
    const newPin = { ...desk.user, UNIT_INVOICING_NEW_PIN: cashier.UNIT_INVOICING_PIN };
    const added = keep(desk.runAs(newPin, 'user', 'add', 'li', '--roles', 'cashier', '--name', '李娜'));
    expect(readJson(added)).toMatchObject({ id: 'li', roles: ['cashier'] });
    expectError(keep(desk.runAs(newPin, 'user', 'add', 'li', '--roles', 'cashier')), 'user_exists');
    const users = readJson<readonly { id: string }[]>(run('user', 'list'));
    expect(users.map(({ id }) => id).sort()).toEqual(['li', 'zhang']);
  });

  it('are refused with a wrong PIN, and what is not their work', () => {
    const wrong = { ...cashier, UNIT_INVOICING_PIN: 'PIN-of-nobody-1' };
    expectError(keep(desk.runAs(wrong, 'issue', '--input', input('W-1'))), 'pin_wrong');
    expectError(asCashier('lease', 'request', '--kind', '0101', '--count', '10'), 'forbidden');
  });
});

describe('leases', () => {
  it('are granted for the kinds of the catalogue only', () => {
    const unknown = asAdministrator('lease', 'request', '--kind', '9999', '--count', '10');
    expect(readJson(unknown, 1)).toMatchObject({ state: 'refused', leaseId: null });
    for (const kind of kinds)
      expect(readJson(asAdministrator('lease', 'request', '--kind', kind, '--count', '300'))).toMatchObject({
        state: 'granted',
      });
  });

  it('are listed with their equation', () => {
    const leases = readJson<readonly Lease[]>(run('lease', 'list'));
    expect(leases.map(({ kind }) => kind).sort()).toEqual(kinds);
    for (const lease of leases)
      expect(lease).toMatchObject({ granted: 300, available: 300, issued: 0, red: 0, voided: 0 });
  });
});

describe('issue', () => {
  const offline = (work: () => void) => {
    desk.setFault('unreachable', true);
    try {
      work();
    } finally {
      desk.setFault('unreachable', false);
    }
  };

  it('refuses what it cannot read, and takes no number', () => {
    expectError(asCashier('issue', '--input', join(desk.folder, 'absent.csv')), 'file_unreadable');
    expectError(asCashier('issue', '--input', desk.file('a.docx', 'x')), 'file_unreadable');
    expectError(asCashier('issue', '--input', desk.file('a.json', '{"no": "array"')), 'file_unreadable');
    expectError(asCashier('issue', '--input', desk.file('a.csv', '一,二\n1,2\n')), 'file_unreadable');
    const [lease] = readJson<readonly Lease[]>(run('lease', 'list'));
    expect(lease).toMatchObject({ available: 300 });
  });

  it('issues a file without a line, in the order of its rows, with a PDF for each', () => {
    offline(() => {
      const pdf = join(desk.folder, 'pdf');
      const report = readJson<Report>(
        asCashier('issue', '--input', join(samples, 'charges.gb18030.csv'), '--pdf', pdf),
      );
      expect(report).toMatchObject({ issued: 220, same: 0, failed: 0 });
      expect(readdirSync(pdf)).toHaveLength(220);
      const perCode = Map.groupBy(report.rows, ({ code }) => code);
      for (const rows of perCode.values())
        expect(rows.map(({ number }) => Number(number))).toEqual(rows.map((_, index) => index + 1));
    });
  });

  it('answers the same numbers for the same charges, whatever file they come in', () => {
    const again = readJson<Report>(asCashier('issue', '--input', join(samples, 'charges.json')));
    expect(again).toMatchObject({ issued: 0, same: 220, failed: 0 });
    const third = readJson<Report>(asCashier('issue', '--input', join(samples, 'charges.csv')));
    const numbers = ({ rows }: Report) =>
      rows.map(({ businessNumber, code, number }) => [businessNumber, code, number]);
    expect(numbers(third)).toEqual(numbers(again));
  });

  it('reports each wrong row where it stands, and issues the others', () => {
    const ended = asCashier('issue', '--input', join(samples, 'charges-with-errors.csv'));
    const report = readJson<Report>(ended, 1);
    expect(report).toMatchObject({ issued: 10, same: 0, failed: 20 });
    const wrong = report.rows.filter(({ status }) => status !== 'issued');
    expect(wrong.flatMap(row => listed(row))).toEqual(listedErrors());
    for (const row of wrong) expect(row.number).toBeUndefined();
  });

  it('takes no second number for a business number with other content', () => {
    readJson(asCashier('issue', '--input', input('C-1', '10.00')));
    const report = readJson<Report>(asCashier('issue', '--input', input('C-1', '12.00')), 1);
    expect(report.rows[0]).toMatchObject({
      status: 'conflict',
      problems: [{ code: 'business_number_conflict' }],
    });
  });

  /** `lines|field|code` as the table beside the samples has it. */
  function listedErrors(): readonly string[] {
    const table = readFileSync(join(samples, 'README.md'), 'utf8').matchAll(
      /^\| ([\d, ]+) \| (`([^`]+)`|整行) \| `([a-z_]+)` \|/gm,
    );
    return [...table].map(([, lines = '', , field = '', code = '']) => `${lines}|${field}|${code}`);
  }

  function listed({ lines, problems }: Row): readonly string[] {
    return problems.map(({ field, code }) => `${lines.join(', ')}|${field}|${code}`);
  }
});

describe('sync and what is shown', () => {
  it('uploads everything; the equation and the status agree', () => {
    const before = readJson<Status>(run('status'));
    expect(before).toMatchObject({ practice: true, pending: { count: 231 }, accepted: 0 });
    expect(readJson(run('sync'))).toMatchObject({ accepted: 231, objected: 0, refused: 0, pending: 0 });
    expect(readJson<Status>(run('status'))).toMatchObject({ pending: { count: 0 }, accepted: 231 });
    const leases = readJson<readonly Lease[]>(run('lease', 'list'));
    expect(leases.reduce((sum, lease) => sum + Number(lease['issued']), 0)).toBe(231);
    for (const { granted, available, issued } of leases)
      expect(Number(available) + Number(issued)).toBe(granted);
  });

  it('is an invoice by its number, as XML on stdout byte for byte', () => {
    const [code, number] = ['32010126', '0000000001'];
    const file = join(desk.folder, 'one.xml');
    const value = readJson<Record<string, unknown>>(run('show', code, number, '--xml', file));
    expect(value).toMatchObject({ code, number, state: 'accepted' });
    expect(run('show', code, number, '--xml', '-').stdout).toBe(readFileSync(file, 'utf8'));
    expectError(run('show', code, '0000000999'), 'invoice_not_found');
    expectError(run('show', 'abc', '1'), 'input_invalid');
  });
});

describe('verify and export', () => {
  it('holds, against the head that the platform publishes, too', () => {
    const { terminalId } = readTerminalId();
    const head = `${desk.practice.url}/v1/heads/${terminalId}`;
    const report = readJson<{ ok: boolean; checks: readonly { name: string; ok: boolean }[] }>(
      run('verify', '--head', head),
    );
    expect(report.ok).toBe(true);
    expect(report.checks.map(({ name }) => name)).toContain('outside-head');
    expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('holds for the bundle on any machine, and not for a bundle that was changed', () => {
    const bundle = join(desk.folder, 'bundle.zip');
    readJson(run('export', '--out', bundle));
    expect(statSync(bundle).mode & 0o077).toBe(0);
    expect(readJson(runCommand(['verify', '--bundle', bundle, '--json']))).toMatchObject({ ok: true });
    const bytes = readFileSync(bundle);
    const middle = bytes.length >> 1;
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    writeFileSync(bundle, bytes);
    const { status, stdout, stderr } = runCommand(['verify', '--bundle', bundle, '--json']);
    expect(status).toBe(1);
    expect(`${stdout}${stderr}`).toMatch(/"ok":false|file_unreadable/);
  });

  it('refuses the head of somebody else', () => {
    const head = desk.file(
      'head.json',
      JSON.stringify({ payload: 'e30=', signature: 'AA==', certificate: 'AA==' }),
    );
    const report = readJson<{ ok: boolean }>(run('verify', '--head', head), 1);
    expect(report.ok).toBe(false);
  });

  function readTerminalId(): { readonly terminalId: string } {
    const bundle = join(desk.folder, 'id.zip');
    readJson(run('export', '--out', bundle));
    const status = readJson<{ terminalId?: string }>(run('status'));
    return { terminalId: status.terminalId ?? '' };
  }
});

describe('two at once', () => {
  const logger = { info: () => {}, warn: () => {}, error: () => {} };

  it('is one writer: the second is told the pid of the first, and reading goes on beside it', async () => {
    const ports = { clock: createNodeClock(), logger };
    const writer = await createApp({ dataDir: desk.terminal, ports, host: 'test', background: false });
    try {
      expect(expectError(run('sync'), 'instance_running')).toContain(String(process.pid));
      expectError(asCashier('issue', '--input', input('T-1')), 'instance_running');
      for (const words of [['status'], ['lease', 'list'], ['user', 'list'], ['verify']])
        expect(run(...words).status).toBe(0);
      readJson(run('show', '32010126', '0000000001'));
    } finally {
      await writer.close();
    }
    readJson(run('sync'));
  });

  it('is one practice platform a folder', () => {
    const second = runCommand(['practice', 'start', '--data', desk.practiceFolder, '--json']);
    expect(expectError(second, 'instance_running')).toContain(String(desk.practice.pid));
  });
});

describe('a PIN', () => {
  it('is in no file, log or output after all this', () => {
    const pins = [desk.user['UNIT_INVOICING_PIN'] ?? '', cashier.UNIT_INVOICING_PIN];
    const files = readdirSync(desk.folder, { recursive: true, withFileTypes: true }).filter(one =>
      one.isFile(),
    );
    expect(files.length).toBeGreaterThan(200);
    for (const pin of pins) {
      expect(said.join('')).not.toContain(pin);
      const holding = files.filter(({ parentPath, name }) =>
        readFileSync(join(parentPath, name)).includes(pin),
      );
      expect(holding.map(({ name }) => name)).toEqual([]);
    }
  });
});
