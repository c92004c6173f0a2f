import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { Status } from '../../shared/contract/status.ts';
import type { EnrolTerminal } from '../../shared/contract/terminal.ts';
import { AppError } from '../../shared/errors.ts';
import { equalBytes } from '../../shared/gm/bytes.ts';
import { type Gm, loadGm } from '../../shared/gm/load-gm.ts';
import { decodePem } from '../../shared/gm/pem.ts';
import { deferCheckpoints } from '../db/checkpoints.ts';
import { lockInstance } from '../db/instance-lock.ts';
import { assertLocalFolder } from '../db/local-folder.ts';
import { migrate } from '../db/migrate.ts';
import { terminalMigrations } from '../db/migrations/index.ts';
import { openForWriting, type WriteDb } from '../db/open.ts';
import { defaultSettings, keepSettings, readSettings } from '../db/repositories/settings.ts';
import { movePlatform, readTerminal, type Terminal } from '../db/repositories/terminal.ts';
import { createFonts } from '../documents/fonts/fonts.ts';
import { createInvoicePdf } from '../documents/invoice-pdf.ts';
import { isPracticeRoot } from '../platform/province/first-trust.ts';
import type { Ports } from '../ports.ts';
import { createBatchHandlers } from '../rpc/batch-handlers.ts';
import { createDispatcher } from '../rpc/dispatcher.ts';
import type { Handlers, SessionState } from '../rpc/handlers.ts';
import { createReadHandlers } from '../rpc/read-handlers.ts';
import { createWindowHandlers } from '../rpc/window-handlers.ts';
import { createWriteHandlers, unlock } from '../rpc/write-handlers.ts';
import { enrolTerminal } from '../services/enrolment.ts';
import { createEventBus } from '../services/event-bus.ts';
import { createQueue } from '../services/queue.ts';
import { checkPlatform } from '../services/setup-check.ts';
import { readStatus, setupStatus } from '../services/status.ts';
import { toUser } from '../services/users.ts';
import { createWriteCore, type WriteCore } from '../services/write-core.ts';
import { createKeyFiles } from '../signing/key-files.ts';
import { selfTest } from '../signing/self-test.ts';
import type { Desk } from './desk.ts';

export interface AppOptions {
  /** The terminal's folder; made if it is not there. */
  readonly dataDir: string;
  readonly ports: Ports;
  /** Names this process to a second one that wants the folder. */
  readonly host: string;
  /** Whether to upload without being asked. */
  readonly background: boolean;
}

/**
 * Opens a terminal's folder for work: lock, database, keys, services. Throws `instance_running`, `database_newer`,
 * `database_damaged`, `folder_unusable`.
 */
export async function createApp({ dataDir, ports, host, background }: AppOptions): Promise<Desk> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  assertLocalFolder(dataDir);
  const gm = await loadGm();
  const lock = lockInstance(dataDir, host);
  try {
    const file = join(dataDir, 'terminal.db');
    const db = openForWriting(file);
    migrate(db, terminalMigrations);
    // Destruction comes with an approval that the platform signed; until one can be read, nothing is approved.
    db.function('destruction_approved', () => 0);
    const afterCommit = deferCheckpoints(db, file);
    const app = await assemble({ dataDir, ports, background, gm, db });
    app.subscribe(({ topic }) => topic === 'invoices' && afterCommit());
    return {
      ...app,
      async close() {
        await app.close();
        db.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

interface Assembly {
  readonly dataDir: string;
  readonly ports: Ports;
  readonly background: boolean;
  readonly gm: Gm;
  readonly db: WriteDb;
}

async function assemble({ dataDir, ports, background, gm, db }: Assembly): Promise<Desk> {
  const events = createEventBus();
  const fonts = createFonts({ folders: [join(dataDir, 'fonts')] });
  const pdf = createInvoicePdf({ fonts });
  const keyFiles = createKeyFiles(join(dataDir, 'keys'), gm);
  const signerFailure = selfTest(gm);
  const open = (terminal: Terminal): WriteCore =>
    createWriteCore({
      gm,
      db,
      folder: dataDir,
      terminal,
      ports,
      keyFiles,
      events,
      pdf,
      missingGlyph: fonts.missingGlyph,
      signerFailure,
      background,
    });

  const terminal = readTerminal(db);
  let core = terminal === undefined ? undefined : open(await followPractice(terminal, ports, db));
  const enrolled = (): WriteCore => {
    if (core === undefined)
      throw new AppError('not_enrolled', '这台终端还没有开通。没有改动任何数据；先完成开通（init）。');
    return core;
  };

  const status = (session: SessionState): Status =>
    core === undefined
      ? setupStatus
      : readStatus(
          { store: core.store, clock: ports.clock, terminal: core.terminal },
          { user: session.user ?? null, signer: core.signer.state(), line: core.line() },
        );

  /** One at a time: a second one must find the first done, not write its keys over the first one's. */
  const enrolments = createQueue();
  async function enrol(input: EnrolTerminal, session: SessionState): Promise<OutputOf<'terminal.enrol'>> {
    if (core !== undefined)
      throw new AppError('already_enrolled', '这个文件夹已经开通过。没有改动任何数据；换一个文件夹再开通。');
    const enrolledTerminal = await enrolTerminal(input, { db, gm, keyFiles, ports });
    if (input.platform.mode === 'practice')
      keepSettings(db, { ordersUrl: practiceOrders(enrolledTerminal.platformUrl) });
    core = open(enrolledTerminal);
    const { id, pin } = input.administrator;
    await unlock(core, { user: id, pin }, session);
    await core.synchronise({ resendObjected: false });
    events.publish({ topic: 'status' });
    return {
      terminalId: enrolledTerminal.terminalId,
      unitName: enrolledTerminal.unitName,
      pointName: enrolledTerminal.placeName,
      practice: isPracticeRoot(enrolledTerminal.trust),
      catalogueVersion: core.store.catalogues.latest()?.version ?? 0,
    };
  }

  const handlers: Handlers = {
    ...createReadHandlers(enrolled),
    ...createWriteHandlers(enrolled),
    ...createWindowHandlers(enrolled, status),
    ...createBatchHandlers(enrolled),
    'setup.check': question => checkPlatform(question, { gm, now: ports.clock.now }),
    'settings.get': () => core?.window.settings.get() ?? defaultSettings,
    'users.list': () => (core === undefined ? [] : core.users()),
    'status.get': (_, { session }) => status(session),
    'terminal.enrol': (input, { session }) => enrolments.run(() => enrol(input, session)),
  };

  const connect = createDispatcher({
    handlers,
    checkPerson: async approval =>
      toUser((await enrolled().pinCheck.check(approval)).user, ports.clock.now()),
    reportBug: (error, name) => ports.logger.error({ error: describe(error), name }, 'unexpected error'),
  });
  return {
    openSession() {
      const session: SessionState = { user: undefined };
      return {
        call: connect(session),
        close() {
          session.user = undefined;
        },
      };
    },
    subscribe: events.subscribe,
    close: async () => core?.close(),
  };
}

/** The embedded practice platform may listen on another port than last time; it is the same one if its root is. */
async function followPractice(terminal: Terminal, { practice }: Ports, db: WriteDb): Promise<Terminal> {
  if (practice === undefined || !isPracticeRoot(terminal.trust)) return terminal;
  const { url, root } = await practice();
  const [der] = decodePem('CERTIFICATE', root);
  if (der === undefined || !equalBytes(der, terminal.trust.root.der) || url === terminal.platformUrl)
    return terminal;
  movePlatform(db, url);
  if (readSettings(db).ordersUrl === practiceOrders(terminal.platformUrl))
    keepSettings(db, { ordersUrl: practiceOrders(url) });
  return { ...terminal, platformUrl: url };
}

/** The business system that stands in for a real one while practising. */
function practiceOrders(platformUrl: string): string {
  return new URL('/practice/orders', platformUrl).href;
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
