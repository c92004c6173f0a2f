import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadGm } from '../../shared/gm/load-gm.ts';
import { deferCheckpoints } from '../db/checkpoints.ts';
import { lockInstance } from '../db/instance-lock.ts';
import { assertLocalFolder } from '../db/local-folder.ts';
import { migrate } from '../db/migrate.ts';
import { terminalMigrations } from '../db/migrations/index.ts';
import { openForWriting } from '../db/open.ts';
import { defaultSettings } from '../db/repositories/settings.ts';
import type { Ports } from '../ports.ts';
import { createBatchHandlers } from '../rpc/batch-handlers.ts';
import { createDispatcher } from '../rpc/dispatcher.ts';
import type { Handlers, SessionState } from '../rpc/handlers.ts';
import { createReadHandlers } from '../rpc/read-handlers.ts';
import { createWindowHandlers } from '../rpc/window-handlers.ts';
import { createWriteHandlers } from '../rpc/write-handlers.ts';
import { createEventBus } from '../services/event-bus.ts';
import { checkPlatform } from '../services/setup-check.ts';
import { readStatus, setupStatus } from '../services/status.ts';
import { toUser } from '../services/users.ts';
import type { Desk } from './desk.ts';
import { createRunningCalls, type RunningCalls } from './running-calls.ts';
import { openTerminalCore, type TerminalCore, type TerminalCoreParts } from './terminal-core.ts';

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
    const events = createEventBus();
    events.subscribe(({ topic }) => topic === 'invoices' && afterCommit());
    const parts = { dataDir, ports, background, gm, db, events };
    const terminal = await openTerminalCore(parts);
    const running = createRunningCalls();
    return {
      openSession: sessionsOf(parts, terminal, running),
      subscribe: events.subscribe,
      wake: () => terminal.current()?.wake(),
      async close() {
        await terminal.current()?.close();
        await running.done();
        db.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function sessionsOf(
  { gm, ports }: TerminalCoreParts,
  terminal: TerminalCore,
  running: RunningCalls,
): Desk['openSession'] {
  const connect = createDispatcher({
    handlers: createHandlers({ gm, ports }, terminal),
    personNow(id) {
      const user = terminal.current()?.store.users.get(id);
      return user === undefined ? undefined : toUser(user, ports.clock.now());
    },
    checkPerson: async approval =>
      toUser((await terminal.enrolled().pinCheck.check(approval)).user, ports.clock.now()),
    reportBug: (error, name) => ports.logger.error({ error: describe(error), name }, 'unexpected error'),
  });
  return () => {
    const session: SessionState = { user: undefined };
    return {
      call: running.follow(connect(session)),
      close() {
        session.user = undefined;
      },
    };
  };
}

function createHandlers(
  { gm, ports }: Pick<TerminalCoreParts, 'gm' | 'ports'>,
  { current, enrolled, enrol }: TerminalCore,
): Handlers {
  const { clock } = ports;
  const status = (session: SessionState) => {
    const core = current();
    if (core === undefined) return setupStatus;
    const { store, terminal, signer, line, terminalKeyPlace } = core;
    const moment = {
      user: session.user ?? null,
      signer: signer.state(),
      line: line(),
      terminalKey: terminalKeyPlace,
    };
    return readStatus({ store, clock, terminal }, moment);
  };
  return {
    ...createReadHandlers(enrolled),
    ...createWriteHandlers(enrolled),
    ...createWindowHandlers(enrolled, status),
    ...createBatchHandlers(enrolled),
    'setup.check': question => checkPlatform(question, { gm, now: clock.now }),
    'settings.get': () => current()?.window.settings.get() ?? defaultSettings,
    'users.list': () => current()?.users() ?? [],
    'status.get': (_, { session }) => status(session),
    'terminal.enrol': (input, { session }) => enrol(input, session),
  };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
