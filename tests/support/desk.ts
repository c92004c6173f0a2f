import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createApp } from '../../src/main/app/create-app.ts';
import type { Desk, DeskSession } from '../../src/main/app/desk.ts';
import type { Ports } from '../../src/main/ports.ts';
import { createPracticePlatform, type PracticePlatform } from '../../src/main/practice/practice-platform.ts';
import { type Call, createClient } from '../../src/shared/contract/client.ts';
import type { InputOf, OutputOf } from '../../src/shared/contract/index.ts';
import { type Gm, loadGm } from '../../src/shared/gm/load-gm.ts';
import type { Grant, LeaseAnswer } from '../../src/shared/protocol/grant.ts';
import {
  createPlatformVoice,
  type PlatformProxy,
  type PlatformVoice,
  startPlatformProxy,
} from './platform-proxy.ts';
import { payloadOf } from './practice-client.ts';

/** The first person of every test desk: administrator, manager and cashier. */
export const admin = { user: 'li', pin: 'green window 7' };

/** Moved by hand. `wall` is the PC's, `platform` the platform's; `pass` is how time goes by for everybody. */
export interface TestClock {
  wall: number;
  platform: number;
  /** Seconds. */
  uptime: number;
  boot: string;
  pass(seconds: number): void;
}

/** A real terminal with a real platform behind a proxy, in folders of their own. */
export interface TestDesk {
  readonly gm: Gm;
  readonly folder: string;
  readonly practiceFolder: string;
  readonly clock: TestClock;
  readonly platform: PracticePlatform;
  readonly proxy: PlatformProxy;
  /** The platform's own keys, in the hands of the test. */
  readonly voice: PlatformVoice;
  readonly ports: Ports;
  /** Everything that was logged, as JSON. */
  readonly logged: string[];
  app: Desk;
  /** The window of the first person. */
  session: DeskSession;
  call: Call;
  /** Another window; nobody is signed in. */
  window(): Call;
  /** Signs the first person in, in the first window. */
  unlock(): Promise<void>;
  /** Reads the terminal's database beside its writer. */
  rows<T>(sql: string, ...values: unknown[]): readonly T[];
  /** Asks for numbers; `granted` changes what the platform signs. */
  lease(count: number, granted?: Partial<Grant>): Promise<OutputOf<'leases.request'>>;
  issue(businessNumber: string, amount?: string): Promise<OutputOf<'invoices.issue'>>;
  issueFile(drafts: readonly DraftInput[]): Promise<OutputOf<'invoices.issueFile'>>;
  sync(): Promise<OutputOf<'sync.run'>>;
  /** Opens the folder again, as after a restart of the program; nobody is signed in then. */
  reopen(meanwhile?: () => void): Promise<void>;
  close(): Promise<void>;
}

export type DraftInput = InputOf<'invoices.issue'>['draft'];

export function draftOf(businessNumber: string, amount = '100.00'): DraftInput {
  const item = { itemCode: '10304010101', amount };
  return { businessNumber, kind: '0101', payer: { type: '1', name: '王小明' }, items: [item] };
}

export const start = Date.parse('2026-11-24T10:21:03.120+08:00');

/** A folder that is not enrolled yet, with its platform. */
export function startBlankDesk(): Promise<TestDesk> {
  return startIn(newFolder());
}

/** An enrolled terminal with a head and no lease, the first person signed in. Enrolled once a file, then copied. */
export async function startDesk(): Promise<TestDesk> {
  template ??= makeTemplate();
  const root = newFolder();
  cpSync(await template, root, { recursive: true });
  const desk = await startIn(root);
  await desk.unlock();
  await desk.sync();
  return desk;
}

let template: Promise<string> | undefined;
let gmOnce: Promise<Gm> | undefined;

async function makeTemplate(): Promise<string> {
  const desk = await startBlankDesk();
  await desk.call('terminal.enrol', enrolment());
  const kept = newFolder();
  await stop(desk);
  cpSync(join(desk.folder, '..'), kept, { recursive: true });
  rmSync(join(desk.folder, '..'), { recursive: true });
  process.on('exit', () => rmSync(kept, { recursive: true, force: true }));
  return kept;
}

export function enrolment(): InputOf<'terminal.enrol'> {
  return {
    platform: { mode: 'practice' },
    administrator: { id: admin.user, name: '李四', pin: admin.pin },
  };
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'desk-'));
}

async function startIn(root: string): Promise<TestDesk> {
  gmOnce ??= loadGm();
  const gm = await gmOnce;
  const clock: TestClock = {
    ...{ wall: start, platform: start, uptime: 1000, boot: 'boot-1' },
    pass(seconds) {
      clock.wall += seconds * 1000;
      clock.platform += seconds * 1000;
      clock.uptime += seconds;
    },
  };
  const practiceFolder = join(root, 'practice');
  const folder = join(root, 'terminal');
  const platform = createPracticePlatform({
    dataDir: practiceFolder,
    clock: { now: () => clock.platform },
  });
  const place = await platform.start({ port: 0 });
  const proxy = await startPlatformProxy(() => place.url);
  const logged: string[] = [];
  const log = (facts: unknown, message: string) => void logged.push(JSON.stringify({ facts, message }));
  const ports: Ports = {
    clock: { now: () => clock.wall, uptime: () => clock.uptime, bootId: () => clock.boot },
    logger: { info: log, warn: log, error: log },
    practice: async () => ({ ...place, url: proxy.url }),
  };
  const open = () => createApp({ dataDir: folder, ports, host: 'test', background: false });
  const app = await open();
  const session = app.openSession();
  let voice: PlatformVoice | undefined;
  const desk: TestDesk = {
    ...{ gm, folder, practiceFolder, clock, platform, proxy, ports, logged, app, session },
    get voice() {
      voice ??= createPlatformVoice(gm, practiceFolder, () => clock.platform);
      return voice;
    },
    call: createClient(session.call),
    window: () => createClient(desk.app.openSession().call),
    unlock: async () => void (await desk.call('session.unlock', admin)),
    rows: (sql, ...values) => readRows(join(folder, 'terminal.db'), sql, values),
    lease: (count, granted) => lease(desk, count, granted),
    issue: (businessNumber, amount) =>
      desk.call('invoices.issue', { draft: draftOf(businessNumber, amount) }),
    issueFile: drafts =>
      desk.call('invoices.issueFile', {
        name: 'drafts.json',
        content: Buffer.from(JSON.stringify(drafts)).toString('base64'),
      }),
    sync: () => desk.call('sync.run', {}),
    async reopen(meanwhile) {
      await desk.app.close();
      meanwhile?.();
      desk.app = await open();
      desk.session = desk.app.openSession();
      desk.call = createClient(desk.session.call);
    },
    async close() {
      await stop(desk);
      rmSync(root, { recursive: true });
    },
  };
  return desk;
}

async function stop({ app, proxy, platform }: TestDesk): Promise<void> {
  await app.close();
  await proxy.close();
  await platform.stop();
}

async function lease(desk: TestDesk, count: number, granted: Partial<Grant> | undefined) {
  const { proxy, voice } = desk;
  if (granted !== undefined)
    proxy.intercept = voice.changing<LeaseAnswer>('/v1/request-lease', answer =>
      answer.state === 'granted'
        ? { ...answer, grant: voice.statement({ ...payloadOf<Grant>(answer.grant), ...granted }) }
        : answer,
    );
  try {
    return await desk.call('leases.request', { kind: granted?.kind ?? '0101', count, reason: '测试' });
  } finally {
    proxy.intercept = undefined;
  }
}

export function readRows<T>(file: string, sql: string, values: readonly unknown[] = []): readonly T[] {
  const db = new Database(file, { readonly: true });
  try {
    return db.prepare<unknown[], T>(sql).all(...values);
  } finally {
    db.close();
  }
}
