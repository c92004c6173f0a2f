import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createApp } from '../../src/main/app/create-app.ts';
import { createReadApp } from '../../src/main/app/create-read-app.ts';
import { createNodeClock } from '../../src/main/hosts/node-ports.ts';
import { createPracticePlatform } from '../../src/main/practice/practice-platform.ts';
import type { VerifyReport } from '../../src/shared/contract/audit.ts';
import { type Call, createClient } from '../../src/shared/contract/client.ts';

export const person = { user: 'zhang', pin: 'PIN-for-crashes-1' } as const;

/** An enrolled folder with numbers to issue, its practice platform in this process, and no desk open on it. */
export interface CrashDesk {
  readonly dataDir: string;
  readonly platformDb: string;
  /** Opens the real desk in this process for the time of `work`. */
  open<T>(work: (call: Call) => Promise<T>): Promise<T>;
  verify(): Promise<VerifyReport>;
  /** Reads the terminal's file as it lies there. */
  read(): Remains;
  close(): Promise<void>;
}

/** What is in the file after a crash. */
export interface Remains {
  /** `code number check-code` and business number of every invoice, in the order of the journal. */
  readonly invoices: readonly {
    readonly name: string;
    readonly businessNumber: string;
    readonly state: string;
  }[];
  readonly issuedEntries: number;
  readonly pendingCount: number;
  /** Granted numbers that no part of the equation accounts for, or that two do. */
  readonly unaccounted: number;
  readonly freeFrom: number | null;
}

const silent = () => undefined;

export async function createCrashDesk(): Promise<CrashDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'crash-'));
  const dataDir = join(folder, 'terminal');
  const clock = createNodeClock();
  const platform = createPracticePlatform({ dataDir: join(folder, 'practice'), clock });
  await platform.start();
  const ports = {
    clock,
    logger: { info: silent, warn: silent, error: silent },
    practice: () => platform.start(),
  };
  const open: CrashDesk['open'] = async work => {
    const desk = await createApp({ dataDir, ports, host: 'crash', background: false });
    try {
      return await work(createClient(desk.openSession().call));
    } finally {
      await desk.close();
    }
  };
  await open(async call => {
    const administrator = { id: person.user, name: '张三', pin: person.pin };
    await call('terminal.enrol', { platform: { mode: 'practice' }, administrator });
    await call('leases.request', { kind: '0101', count: 4000, reason: '' });
    await call('sync.run', {});
  });
  return {
    dataDir,
    platformDb: join(folder, 'practice', 'platform.db'),
    open,
    async verify() {
      const desk = await createReadApp({ dataDir, ports });
      try {
        return await createClient(desk.openSession().call)('audit.verify', {});
      } finally {
        await desk.close();
      }
    },
    read: () => readRemains(join(dataDir, 'terminal.db')),
    async close() {
      await platform.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function readRemains(file: string): Remains {
  const db = new Database(file, { readonly: true });
  const one = (sql: string) => db.prepare<[], number>(sql).pluck().get() ?? 0;
  try {
    return {
      invoices: db
        .prepare<[], Remains['invoices'][number]>(
          "SELECT invoice_code || ' ' || invoice_number || ' ' || check_code AS name, business_number AS businessNumber, " +
            "ifnull(state, 'queued') AS state FROM invoices LEFT JOIN invoice_results USING (seq) ORDER BY seq",
        )
        .all(),
      issuedEntries: one("SELECT count(*) FROM journal WHERE type = 'invoice.issued'"),
      pendingCount: one('SELECT count FROM pending_totals'),
      unaccounted: one(
        'SELECT sum(abs(CAST(last_number AS INTEGER) - CAST(first_number AS INTEGER) + 1 ' +
          '- issued - red - voided - returned - lapsed - withheld - ' +
          '(SELECT sum(last - first + 1) FROM lease_intervals i WHERE i.lease_id = leases.lease_id))) FROM leases',
      ),
      freeFrom: one('SELECT min(first) FROM lease_intervals'),
    };
  } finally {
    db.close();
  }
}
